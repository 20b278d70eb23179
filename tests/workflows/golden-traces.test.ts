import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import type { EngineEvent } from '../../bpmn/engine/events.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import { elementOfWait, triggerOf } from '../../bpmn/engine/triggers.ts';
import type { CaseAction } from '../../workflows/contract.ts';
import { CaseRun } from '../bpmn/case-run.ts';
import { readTrace } from '../bpmn/golden-trace.ts';
import { loadProcedure } from '../bpmn/load-procedure.ts';
import { Centre, type OpenCase } from './centre.ts';
import { person } from './case-inputs.ts';

// Generous, because the machine may be busy and every step is replayed.
vi.setConfig({ testTimeout: 120_000 });

/** One at least for each element that waits, repeats, races or undoes. */
const names = [
  'countersign',
  'return-to-signer-who-refuses',
  'countersign-in-turn',
  'return-into-turn',
  'standard-loop',
  'turns-told-each',
  'quantities',
  'handler-of-error',
  'handler-throws-to-parent',
  'handler-of-escalation',
  'condition-holds-on-entry',
  'race-message',
  'compensation',
  'return-during-compensation',
  'transaction-cancelled',
  'complex-join',
  'return-beside-complex-join',
  'signals',
  'signal-from-outside',
  'signal-stops-thrower',
  'race-signal',
  'multiple-throw',
  'data-objects',
  'data-of-turns',
  'data-of-messages',
  'business-rule',
  'return-withdraws-handler',
  'undo-interruption-inside',
] as const;

let centre: Centre;
beforeAll(async () => {
  centre = await Centre.inRealTime(inject('temporalAddress'), { forgetful: true });
});
afterAll(async () => {
  await centre.stop();
});

const activeIn = (state: CaseState): string[] =>
  state.instances
    .filter((instance) => instance.state === 'active' && instance.scope !== 0)
    .map((instance) => instance.element)
    .toSorted();

const messageAction = (
  caseId: string,
  run: CaseRun,
  { subscription, variables = {} }: EngineEvent & { readonly type: 'message' },
): CaseAction => {
  const wait = subscription.split('.')[1] ?? '';
  const element = run.procedure.elements[elementOfWait(wait)];
  const trigger = element === undefined ? null : triggerOf(element, wait);
  const message = trigger?.type === 'message' ? trigger.message.message : '';
  return { type: 'message', message, messageId: `${caseId} ${subscription}`, variables };
};

/** What a person or partner does for an event of the engine. Time has tests of its own (`time-skipping.test.ts`). */
const actionOf = (caseId: string, run: CaseRun, event: EngineEvent): CaseAction => {
  const id = (instance: string): string => `${caseId}.${instance}`;
  if (event.type === 'complete') {
    const { outcome = 'done', variables = {} } = event;
    return { type: 'complete', task: id(event.instance), outcome, variables };
  }
  if (event.type === 'return')
    return { type: 'return', task: id(event.from), target: id(event.to), reason: 'again' };
  if (event.type === 'message') return messageAction(caseId, run, event);
  if (event.type === 'signal') {
    const { signal, variables = {} } = event;
    return { type: 'signal', signal, signalId: `${caseId} ${signal}`, variables };
  }
  throw new Error(`Expected an event that comes from outside, but got ${event.type}`);
};

/** A task that is given to somebody is done by them, whatever the trace calls its people. */
const holderOf = ({ recorded }: OpenCase, action: CaseAction): string | null =>
  'task' in action ? (recorded.tasks.get(action.task)?.person ?? null) : null;

const stateOf = async (opened: OpenCase): Promise<CaseState> => {
  const { state } = await opened.snapshot();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the engine's own state, as the query gives it
  return state as unknown as CaseState;
};

describe('the engine in a durable workflow, replayed from its history at every step', () => {
  it.each(names)('goes the way of the pure engine: %s', async (name) => {
    const golden = readTrace(name);
    const run = new CaseRun(await loadProcedure(golden.diagram));
    const [first, ...steps] = golden.steps;
    if (first?.event.type !== 'start') throw new Error('Expected a trace that begins at the start');
    run.apply(first.event);
    const opened = await centre.open(run.procedure, { variables: first.event.variables });
    await opened.until('the first projection', () => opened.recorded.batches.at(0));
    const seen: string[][] = [];
    const expected: string[][] = [];
    for (const { event, by, refused } of steps) {
      if (refused !== undefined) continue;
      run.apply(event, by);
      const sent = run.events.at(-1);
      if (sent === undefined) throw new Error('Expected an event, but there is none');
      const action = actionOf(opened.caseId, run, sent);
      await opened.act(action, person(holderOf(opened, action) ?? by ?? 'p-anyone'));
      if (run.state.status === 'running') seen.push(activeIn(await stateOf(opened)));
      expected.push(run.active);
    }
    if (golden.status === 'completed') {
      await opened.ended();
      seen.push([]);
    }
    expect(seen).toEqual(expected);
    expect(run.state.status).toBe(golden.status);
  });
});
