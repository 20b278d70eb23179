import { describe, expect, it } from 'vitest';
import { judgeDiagram } from '../../../../bpmn/validate/strict/judge-diagram.ts';
import { diagramRules } from '../../../../bpmn/validate/strict/rules/index.ts';
import { brokenData } from './broken-data.ts';
import { brokenFlows } from './broken-flows.ts';
import { brokenNodes } from './broken-nodes.ts';
import { positionCases } from './event-position-cases.ts';
import { definitions } from './written-diagrams.ts';

const broken = [...brokenFlows, ...brokenNodes, ...brokenData];

describe('the rules over diagrams as they were written', () => {
  it.each(broken)('%s at %s', async (code, element, content) => {
    const findings = await judgeDiagram(definitions(content), 'strict');
    expect(findings.map((finding) => `${finding.code} ${finding.elementId ?? ''}`)).toContain(
      `${code} ${element}`,
    );
  });

  it.each(positionCases)('$name', async ({ content, expected }) => {
    const findings = await judgeDiagram(definitions(content), 'strict');
    const ofPosition = findings.filter(({ code }) =>
      /definition-(?:not-allowed|required)$/.test(code),
    );
    expect(ofPosition.map(({ code, params }) => `${code} ${params['what'] ?? ''}`.trim())).toEqual(
      expected,
    );
  });

  it('are all broken by some diagram here', () => {
    const shown = new Set([
      ...broken.map(([code]) => code),
      ...positionCases.flatMap(({ expected }) => expected.map((one) => one.split(' ')[0])),
    ]);
    expect(diagramRules.map(({ code }) => code).filter((code) => !shown.has(code))).toEqual([]);
  });

  it('say which constraint they hold for', () => {
    for (const { constraint, profiles } of diagramRules) {
      expect(constraint).toMatch(/^(?:REF|\d{1,3}(?: \d{1,3})*)$/);
      expect(profiles).toContain('strict');
    }
  });
});
