// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Comparison } from '../../../admin-ui/resources/procedures/compare/comparison.tsx';
import { appearance } from '../../../admin-ui/theme/appearance.ts';
import { drawPage, standInForBrowser } from '../screen.tsx';

// What is drawn has tests of its own, in a browser.
vi.mock('../../../admin-ui/diagram/procedure-diagram.tsx', () => ({
  ProcedureDiagram: () => null,
}));

const xmlOf = (name: string, english: string, button: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bh="https://bihuan.dev/bpmn/1" id="d" targetNamespace="t">
  <bpmn:process id="p" isExecutable="true">
    <bpmn:userTask id="accept" name="${name}"><bpmn:extensionElements>
      <bh:label en="${english}" /><bh:outcome code="filed" label="${button}" />
    </bpmn:extensionElements></bpmn:userTask>
  </bpmn:process>
</bpmn:definitions>`;

const draw = async (): Promise<HTMLElement> => {
  const titles = { old: 'Version 1', draft: 'Draft' };
  const old = xmlOf('受理', 'Accept', '立案');
  const draft = xmlOf('受理与登记', 'Accept and register', '去立案');
  await drawPage(<Comparison titles={titles} old={old} draft={draft} />);
  return screen.findByRole('listitem');
};

beforeEach(() => {
  standInForBrowser();
});
afterEach(() => {
  appearance.change({ locale: 'zh' });
});

describe('what a draft changes', () => {
  it('calls an element as it is called now, in the language of the reader', async () => {
    expect((await draw()).querySelector('b')?.textContent).toBe('受理与登记');
    expect(screen.getByText('结果按钮（filed）')).toBeDefined();
  });

  it('calls it by its English name in English', async () => {
    appearance.change({ locale: 'en' });
    expect((await draw()).querySelector('b')?.textContent).toBe('Accept and register');
    expect(screen.getByText('Outcome button (filed)')).toBeDefined();
  });
});
