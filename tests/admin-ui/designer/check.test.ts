import { describe, expect, it } from 'vitest';
import {
  checkDiagram,
  type CheckResult,
} from '../../../admin-ui/resources/designer/check/check-diagram.ts';

/** Tasks beside each other, each done again and again until it is good: any combination of them may be done. */
const repeatedBeside = (count: number): string => {
  const branches = Array.from({ length: count }, (_, index) => {
    const id = `b${String(index)}`;
    return `
    <bpmn:sequenceFlow id="${id}-in" sourceRef="split" targetRef="${id}-again" />
    <bpmn:exclusiveGateway id="${id}-again" />
    <bpmn:sequenceFlow id="${id}-do" sourceRef="${id}-again" targetRef="${id}" />
    <bpmn:userTask id="${id}" name="处置"><bpmn:extensionElements>
      <bh:assignment role="handler" unit="=unit" /><bh:outcome code="good" label="好" kind="forward" /><bh:outcome code="bad" label="再来" kind="back" />
    </bpmn:extensionElements></bpmn:userTask>
    <bpmn:sequenceFlow id="${id}-done" sourceRef="${id}" targetRef="${id}-good" />
    <bpmn:exclusiveGateway id="${id}-good" default="${id}-out" />
    <bpmn:sequenceFlow id="${id}-back" sourceRef="${id}-good" targetRef="${id}-again"><bpmn:conditionExpression>=outcome = "bad"</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="${id}-out" sourceRef="${id}-good" targetRef="join" />`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bh="https://bihuan.dev/bpmn/1" id="d" targetNamespace="t">
  <bpmn:process id="p" name="反复处置" isExecutable="true">
    <bpmn:startEvent id="start" /><bpmn:sequenceFlow id="first" sourceRef="start" targetRef="split" />
    <bpmn:parallelGateway id="split" />${branches.join('')}
    <bpmn:parallelGateway id="join" /><bpmn:sequenceFlow id="last" sourceRef="join" targetRef="end" /><bpmn:endEvent id="end" />
  </bpmn:process>
</bpmn:definitions>`;
};

const requestOf = (xml: string) => ({ xml, called: {}, decisions: {}, forms: {} });

const codesOf = ({ findings }: CheckResult): readonly string[] => findings.map(({ code }) => code);

interface Heard {
  readonly firsts: CheckResult[];
  readonly looked: number[];
}

const checkedWithNews = async (xml: string): Promise<Heard & { readonly result: CheckResult }> => {
  const heard: Heard = { firsts: [], looked: [] };
  const result = await checkDiagram(requestOf(xml), {
    onFirst: (first) => void heard.firsts.push(first),
    onLooked: (states) => void heard.looked.push(states),
  });
  return { ...heard, result };
};

describe('the check of a drawing', () => {
  it('says at once what it knows, goes on looking, and proves what publishing proves', async () => {
    const xml = repeatedBeside(8);
    const { firsts, looked, result } = await checkedWithNews(xml);
    expect(firsts.map(codesOf)).toEqual([['soundness-not-proven']]);
    expect(looked.length).toBeGreaterThan(1);
    expect(looked).toEqual(looked.toSorted((one, other) => one - other));
    expect(codesOf(result)).toEqual([]);
    expect(result).toEqual(await checkDiagram(requestOf(xml)));
  });

  it('looks once where the first look is enough', async () => {
    const { firsts, looked, result } = await checkedWithNews(repeatedBeside(3));
    expect({ firsts, looked }).toEqual({ firsts: [], looked: [] });
    expect(codesOf(result)).toEqual([]);
  });
});
