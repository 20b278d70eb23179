import { describe, expect, it } from 'vitest';
import { adaptModel } from './corpus/adapt-model.ts';
import type { CorpusCase, CorpusTest } from './corpus/corpus-index.ts';
import { deploy } from './deploy.ts';
import { judgeCase } from './judge-case.ts';
import type { CaseVerdict } from './judge-case.ts';

const task = (id: string, macro: string): string =>
  `<scriptTask id="${id}"><script>${macro}</script></scriptTask>`;
const flow = (source: string, target: string): string =>
  `<sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}"/>`;
const boundary = (id: string, definition: string): string =>
  `<boundaryEvent id="${id}" attachedToRef="a">${definition}</boundaryEvent>`;

async function judge(
  content: string,
  { file = 'own.bpmn', ...given }: Partial<CorpusCase> & { file?: string },
): Promise<CaseVerdict> {
  const xml = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="x"><error id="err" errorCode="ERR_CODE"/><message id="msg" name="msg"/>${content}</definitions>`;
  const one: CorpusCase = {
    n: 1,
    test: null,
    integerVariable: 0,
    delayMs: 0,
    startParallelProcess: false,
    expect: [],
    ...given,
  };
  const test: CorpusTest = { file, name: 'p', processKey: 'p', cases: [one] };
  return judgeCase(await deploy(adaptModel(xml)), test, one);
}

const process = (content: string, id = 'p'): string => `<process id="${id}">${content}</process>`;
const both = process(`${task('a', 'SCRIPT_task2')}${task('b', 'SCRIPT_task1')}`);

describe('a case of the corpus', () => {
  it('passes by the same tokens in any order', async () => {
    expect(await judge(both, { expect: ['SCRIPT_task1', 'SCRIPT_task2'] })).toMatchObject({
      passed: true,
      result: { status: 'completed' },
    });
  });

  it.each([
    ['missing', ['SCRIPT_task1', 'SCRIPT_task2', 'SCRIPT_task3']],
    ['extra', ['SCRIPT_task1']],
    ['repeated', ['SCRIPT_task1', 'SCRIPT_task2', 'SCRIPT_task2']],
  ])('fails when a token is %s', async (_what, tokens) => {
    expect(await judge(both, { expect: tokens })).toMatchObject({
      passed: false,
      why: 'the trace differs',
    });
  });

  it('lets virtual time pass, and interrupts what takes longer', async () => {
    const timed = process(
      `${task('a', 'WAIT_TEN_SECONDS')}${task('b', 'SCRIPT_task1')}${task('c', 'SCRIPT_task2')}${boundary('t', '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT2S</timeDuration></timerEventDefinition>')}${flow('a', 'b')}${flow('t', 'c')}`,
    );
    expect((await judge(timed, { delayMs: 1000 })).result.tokens).toEqual([]);
    expect((await judge(timed, { delayMs: 12_000 })).result.tokens).toEqual(['SCRIPT_task2']);
  });

  it('throws the error of a macro, caught or not', async () => {
    const caught = `${boundary('e', '<errorEventDefinition errorRef="err"/>')}${task('c', 'SCRIPT_task2')}${flow('e', 'c')}`;
    expect((await judge(process(task('a', 'THROW_ERROR') + caught), {})).result.tokens).toEqual([
      'SCRIPT_task2',
    ]);
    expect((await judge(process(task('a', 'THROW_ERROR')), {})).result).toMatchObject({
      tokens: ['ERROR_runtime'],
      reasons: ['error-not-caught'],
    });
  });

  it('brings a message to the other process, which was started first', async () => {
    const definition = '<messageEventDefinition messageRef="msg"/>';
    const sender = process(
      `<intermediateThrowEvent id="t">${definition}</intermediateThrowEvent>${task('a', 'SCRIPT_task1')}${flow('t', 'a')}`,
    );
    const receiver = process(
      `<intermediateCatchEvent id="r">${definition}</intermediateCatchEvent>${task('m', 'CREATE_MARKER_FILE')}${flow('r', 'm')}`,
      'ParallelProcess',
    );
    const expected = ['MARKER_exists', 'SCRIPT_task1'];
    expect(
      await judge(sender + receiver, { startParallelProcess: true, expect: expected }),
    ).toMatchObject({ passed: true });
    expect(
      await judge(sender + receiver, { startParallelProcess: false, expect: expected }),
    ).toMatchObject({ passed: false });
  });

  it('asks an empty trace for the right end', async () => {
    const file = 'events/Conditional_IntermediateEvent.bpmn';
    const waits = process(
      '<intermediateCatchEvent id="r"><messageEventDefinition messageRef="msg"/></intermediateCatchEvent>',
    );
    const ends = process(task('a', 'CREATE_LOG_FILE'));
    expect(await judge(waits, { file, n: 2 })).toMatchObject({ passed: true });
    expect(await judge(ends, { file, n: 2 })).toMatchObject({
      passed: false,
      why: 'Expected the case to be running, but got completed',
    });
  });

  it('asks an error for the right reason', async () => {
    const file = 'gateways/ExclusiveGateway.bpmn';
    const error = { file, n: 4, expect: ['ERROR_runtime'] };
    const stuck = process(
      `<exclusiveGateway id="g"/>${task('a', 'SCRIPT_task1')}<sequenceFlow id="f" sourceRef="g" targetRef="a"><conditionExpression xsi:type="tFormalExpression">false</conditionExpression></sequenceFlow>`,
    );
    expect(await judge(stuck, error)).toMatchObject({ passed: true });
    expect(await judge(process(task('a', 'THROW_ERROR')), error)).toMatchObject({
      passed: false,
      why: 'Expected a reason about ^no-flow-taken$, but got error-not-caught',
    });
  });

  it('takes no reason from what the engine cannot do at all', async () => {
    const verdict = await judge(process('<choreographyTask id="startQuantity"/>'), {
      file: 'errors/Token_StartQuantity_Zero.bpmn',
      expect: ['ERROR'],
    });
    expect(verdict).toMatchObject({ passed: false, result: { tokens: ['ERROR_deployment'] } });
    expect(verdict.why).toMatch(/^Expected a reason about .*, but got not-supported/);
  });
});
