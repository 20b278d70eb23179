import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EngineEventBody } from '../../bpmn/engine/events.ts';
import { marking, openTasks, reopenTargets, returnTargets } from '../../bpmn/engine/queries.ts';
import { replay } from '../../bpmn/engine/replay.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { parseProcedure } from '../../bpmn/parse/parse-procedure.ts';
import { validateProcedure } from '../../bpmn/validate/validate-procedure.ts';
import { CaseRun } from './case-run.ts';
import {
  did,
  fired,
  reported,
  scenarios,
  served,
  toFeedback,
  type Scenario,
} from './delivered-scenarios.ts';
import { complaints } from './invariants.ts';

const file = new URL('../../migrations/seeds/procedures/ordinary-event.bpmn', import.meta.url);

const by = (step: EngineEventBody): string => ('instance' in step ? `p-${step.instance}` : '');

/** The end that the case came to, or what is open. */
const whereabouts = ({ state, commands, active }: CaseRun): Scenario['leads'] => {
  const ended = commands.find((command) => command.type === 'end-case');
  return state.status === 'completed' && ended?.how === 'completed'
    ? { end: ended.end }
    : { open: active };
};

const withCallBack = {
  start: { wantsCallback: true, confirmation: 'commander' },
  toEnd: [
    did('feedback', 'pass'),
    did('check', 'pass'),
    did('close', 'close'),
    fired('callback-delay'),
    did('callback', 'reached', { solved: true }),
    did('confirm', 'confirm'),
    served('assess'),
  ],
};

describe('the delivered procedure for ordinary events', () => {
  let procedure: Procedure;
  /** Flows that a scenario took. */
  const taken = new Set<string>();

  beforeAll(async () => {
    const parsed = await parseProcedure(await readFile(file, 'utf8'));
    if (parsed.procedure === null) throw new Error(JSON.stringify(parsed.findings));
    ({ procedure } = parsed);
  });

  function walk(steps: readonly EngineEventBody[], start: JsonObject = {}): CaseRun {
    const variables = { ...reported, ...start };
    const run = new CaseRun(procedure);
    for (const step of [{ type: 'start' as const, variables }, ...steps]) {
      run.apply(step, by(step));
      expect(complaints(run.state)).toEqual([]);
      for (const flow of marking(procedure, run.state).taken) taken.add(flow);
    }
    expect(replay(procedure, run.events)).toEqual(run.state);
    return run;
  }

  it('is without any finding', () => {
    expect(validateProcedure(procedure)).toEqual([]);
  });

  it.each(scenarios)('$name', ({ start, steps, leads, variables = {} }) => {
    const run = walk(steps, start);
    expect(whereabouts(run)).toEqual(leads);
    expect(run.state.variables).toMatchObject(variables);
  });

  it('has no flow that no scenario takes', () => {
    const untaken = Object.keys(procedure.flows).filter((flow) => !taken.has(flow));
    expect(untaken).toEqual([]);
  });

  it('runs from report to closure in a few kilobytes', () => {
    const run = walk([...toFeedback, ...withCallBack.toEnd], withCallBack.start);
    expect(run.state.status).toBe('completed');
    expect(JSON.stringify(run.state).length).toBeLessThan(9_000);
  });

  it('supervises beside the work, and ends with the case', () => {
    const run = walk(
      [
        ...toFeedback.slice(0, 4),
        fired('handling-warn'),
        fired('handling-escalate'),
        ...toFeedback.slice(4),
      ],
      withCallBack.start,
    );
    expect(run.active).toEqual([
      'feedback',
      'handling-escalate',
      'handling-warn',
      'supervise',
      'urge-unit',
    ]);
    for (const step of withCallBack.toEnd) run.apply(step, by(step));
    expect(run.state.status).toBe('completed');
  });

  it('ends with what still runs beside it, however it ends', () => {
    const run = walk([
      ...toFeedback.slice(0, 3),
      fired('handling-escalate'),
      did('assign', 'object'),
      did('dispatch', 'back-to-accept'),
      did('accept', 'reject'),
      served('assess'),
    ]);
    expect(run.state.status).toBe('completed');
  });

  it('extends the limit by what the dispatcher grants, not by what was asked for or by the limit', () => {
    const run = walk(toFeedback.slice(0, 4));
    run.apply({
      type: 'message',
      subscription: 'extension-requested',
      variables: { requestedLimit: { amount: 3, unit: 'workDays' } },
    });
    const granted = { amount: 2, unit: 'workDays' };
    run.apply(did('review-extension', 'approve', { grantedLimit: granted }), 'p-dispatch');
    expect(run.commands).toContainEqual({
      type: 'operate-clock',
      element: 'extend-clock',
      clock: 'handle',
      operation: 'extend',
      limit: granted,
    });
    expect(run.active).toEqual(['handle', 'handling']);
  });

  it('goes back into the handling and out of the closed case', () => {
    const run = walk(toFeedback, withCallBack.start);
    const feedback = openTasks(run.state)[0]?.instance ?? '';
    const offered = returnTargets(procedure, run.state, feedback).filter(
      (target) => target.kind === 'userTask',
    );
    expect(offered.map((target) => target.element)).toEqual([
      'confirm-result',
      'handle',
      'assign',
      'dispatch',
      'file',
      'accept',
    ]);
    run.apply({ type: 'return', from: 'feedback', to: 'handle' });
    expect(run.active).toEqual(['handle', 'handling']);
    expect(run.commands.find((command) => command.type === 'open-task')).toMatchObject({
      person: 'p-handle',
    });
    for (const step of [...toFeedback.slice(4), ...withCallBack.toEnd]) run.apply(step, by(step));
    expect(reopenTargets(procedure, run.state).map((target) => target.element)).toContain(
      'dispatch',
    );
    expect(run.apply({ type: 'reopen', to: 'dispatch' }).active).toEqual(['dispatch']);
  });
});
