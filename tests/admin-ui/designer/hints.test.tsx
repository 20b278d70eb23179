import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  checkDiagram,
  type CheckFinding,
} from '../../../admin-ui/resources/designer/check/check-diagram.ts';
import { FindingsPanel } from '../../../admin-ui/resources/designer/check/findings-panel.tsx';
import { appearance } from '../../../admin-ui/theme/appearance.ts';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';

const task = (stage: string): string => `
    <bpmn:userTask id="${stage}" name="${stage}"><bpmn:extensionElements>
      <bh:stage value="${stage}" /><bh:assignment role="handler" unit="=unit" /><bh:outcome code="done" label="好" kind="forward" />
    </bpmn:extensionElements></bpmn:userTask>`;

/** Tasks one behind the other. */
const passing = (...stages: readonly string[]): string => {
  const nodes = ['start', ...stages, 'end'];
  const flows = nodes
    .slice(1)
    .map(
      (to, at) =>
        `<bpmn:sequenceFlow id="to-${to}" sourceRef="${nodes[at] ?? ''}" targetRef="${to}" />`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bh="https://bihuan.dev/bpmn/1" id="d" targetNamespace="t">
  <bpmn:process id="p" name="处置" isExecutable="true">
    <bpmn:startEvent id="start" />${stages.map(task).join('')}<bpmn:endEvent id="end" />${flows.join('')}
  </bpmn:process>
</bpmn:definitions>`;
};

const around = { called: {}, decisions: {}, forms: {} };
const graphOf = async (xml: string): Promise<Procedure> => {
  const { procedure } = await checkDiagram({ xml, ...around });
  if (procedure === null) throw new TypeError('Expected a diagram that can be read');
  return procedure;
};
const found = async (xml: string): Promise<readonly CheckFinding[]> => {
  const graph = await graphOf(passing('handle', 'assess', 'callback'));
  const { findings } = await checkDiagram({ xml, ...around, published: { version: 6, graph } });
  return findings.filter(({ severity }) => severity === 'hint');
};

describe('a hint', () => {
  beforeEach(() => {
    standInForBrowser();
    fakeServer({});
    appearance.change({ locale: 'zh' });
  });

  it('says which stages the published version passes and the draft does not', async () => {
    expect(await found(passing('handle'))).toEqual([
      {
        severity: 'hint',
        code: 'stages-dropped',
        elementId: null,
        params: { version: 6, stages: 'assess,callback' },
      },
    ]);
    expect(await found(passing('callback', 'assess', 'handle', 'check'))).toEqual([]);
  });

  it('stands last in the list, is counted apart, and leads to the comparison', async () => {
    const findings = await found(passing('handle'));
    await drawPage(
      <FindingsPanel
        check={{ result: { procedure: null, findings }, running: false, deeper: null, fault: null }}
        readOnly={false}
        nameOf={() => ''}
        selected={null}
        mendOf={() => null}
        onPick={() => undefined}
        onPlay={() => undefined}
        differences="/procedures/p/review"
      />,
    );
    const row = within(await screen.findByRole('listitem'));
    expect(row.getByText('第 6 版有“回访、考核”，这里没有')).toBeTruthy();
    expect(row.getByText('提示')).toBeTruthy();
    expect(row.getByRole('link', { name: '看差异' }).getAttribute('href')).toBe(
      '/procedures/p/review',
    );
    expect(screen.getByText('1 提示')).toBeTruthy();
    expect(screen.queryByText(/警告|错误/u)).toBeNull();
  });
});
