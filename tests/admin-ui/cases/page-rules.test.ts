import { describe, expect, it } from 'vitest';
import { cssString, pageRules } from '../../../admin-ui/resources/cases/print/page-rules.ts';

describe('the margins of a printed page', () => {
  const rules = pageRules({
    centre: '青禾镇集成指挥中心',
    number: 'JC-1',
    printedBy: '林志远 "x"; }',
    page: '第 %{page} 页，共 %{pages} 页',
  });

  it('have the centre above who printed it, the number above the page', () => {
    const printed = String.raw`"青禾镇集成指挥中心" "\a" "林志远 \22 x\22 \3b  \7d "`;
    expect(rules).toContain(`@top-left { content: ${printed};`);
    expect(rules).toContain(String.raw`@top-right { content: "JC\2d 1" "\a" "第 "`);
  });

  it('count the pages, and put the diagram on a page of its own form', () => {
    expect(rules).toContain('"第 " counter(page) " 页\\ff0c 共 " counter(pages) " 页"');
    expect(rules).toContain('"青禾镇集成指挥中心"');
    expect(rules).toContain('@page diagram { size: A4 landscape; }');
  });

  it('cannot be left by what a name holds', () => {
    expect(cssString('a"; } \\ </style>\n')).toBe(
      String.raw`"a\22 \3b  \7d  \5c  \3c \2f style\3e \a "`,
    );
    expect(rules.match(/[{}]/gu)).toHaveLength(8);
  });
});
