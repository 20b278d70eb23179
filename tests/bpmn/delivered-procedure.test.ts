import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EngineEventBody } from '../../bpmn/engine/events.ts';
import { openTasks, reopenTargets, returnTargets } from '../../bpmn/engine/queries.ts';
import { replay } from '../../bpmn/engine/replay.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { parseProcedure } from '../../bpmn/parse/parse-procedure.ts';
import { validateProcedure } from '../../bpmn/validate/validate-procedure.ts';
import { CaseRun } from './case-run.ts';
import { complaints } from './invariants.ts';

const file = new URL('../../migrations/seeds/procedures/ordinary-event.bpmn', import.meta.url);
const limit = { amount: 1, unit: 'working-days' };
const settings = {
  ...Object.fromEntries(
    [
      'accept',
      'verify',
      'file',
      'dispatch',
      'decide',
      'review',
      'feedback',
      'check',
      'close',
      'callback',
      'confirm',
      'supervise',
    ].map((name) => [`${name}Limit`, limit]),
  ),
  objectionQuota: 3,
  callbackTries: 2,
  callbackDelay: 'P1D',
  callbackSpacing: 'PT4H',
  reworkClock: 'resume',
};
const reported: JsonObject = {
  caseId: 'c-1',
  channel: 'public',
  selfHandled: false,
  urgency: 'normal',
  confirmation: 'commander',
  wantsCallback: true,
  centre: 'u-centre',
  gridUnit: 'u-grid',
  limit,
  settings,
};

describe('the delivered procedure for ordinary events', () => {
  let procedure: Procedure;
  beforeAll(async () => {
    const parsed = await parseProcedure(await readFile(file, 'utf8'));
    if (parsed.procedure === null) throw new Error(JSON.stringify(parsed.findings));
    ({ procedure } = parsed);
  });

  it('is without any finding', () => {
    expect(validateProcedure(procedure)).toEqual([]);
  });

  /** Completes tasks by name; `@x` fires the timer x, `!x` completes the service x. */
  function walk(
    steps: readonly (readonly [string, string?, JsonObject?])[],
    start: JsonObject = reported,
  ): CaseRun {
    const run = new CaseRun(procedure).apply({ type: 'start', variables: start });
    for (const [name, outcome, variables] of steps) {
      run.apply(eventOf(name, outcome, variables), `p-${name}`);
      expect(complaints(run.state)).toEqual([]);
    }
    expect(replay(procedure, run.events)).toEqual(run.state);
    return run;
  }

  const toFeedback = [
    ['accept', 'accept'],
    ['file', 'file'],
    ['dispatch', 'dispatch', { unit: 'u-1' }],
    ['assign', 'assign', { person: 'p-handle' }],
    ['handle', 'submit'],
    ['confirm-result', 'submit-feedback'],
  ] as const;
  const toEnd = [
    ['feedback', 'pass'],
    ['check', 'pass'],
    ['close', 'close'],
    ['@callback-delay'],
    ['callback', 'reached', { solved: true }],
    ['confirm', 'confirm'],
    ['!assess'],
  ] as const;

  it('runs from report to closure in a few kilobytes', () => {
    const run = walk([...toFeedback, ...toEnd]);
    expect(run.state.status).toBe('completed');
    expect(run.commands.at(-1)).toEqual({ type: 'end-case', end: 'closed', how: 'completed' });
    expect(JSON.stringify(run.state).length).toBeLessThan(8_000);
  });

  it('goes round for objections until the commander decides', () => {
    const objection = [
      ['dispatch', 'dispatch', { unit: 'u-1' }],
      ['assign', 'object'],
    ] as const;
    const run = walk([
      ['accept', 'accept'],
      ['file', 'file'],
      ...objection,
      ...objection,
      ...objection,
    ]);
    expect(run.active).toEqual(['decide']);
    expect(run.state.variables['objections']).toBe(3);
    run.apply(eventOf('decide', 'decide', { unit: 'u-2' }), 'p-commander');
    expect(run.active).toEqual(['assign', 'handling']);
  });

  it('supervises beside the work, and ends with the case', () => {
    const run = walk([
      ...toFeedback.slice(0, 4),
      ['@handling-warn'],
      ['@handling-escalate'],
      ...toFeedback.slice(4),
    ]);
    expect(run.active).toEqual([
      'feedback',
      'handling-escalate',
      'handling-warn',
      'supervise',
      'urge-unit',
    ]);
    for (const [name, outcome, variables] of toEnd)
      run.apply(eventOf(name, outcome, variables), `p-${name}`);
    expect(run.state.status).toBe('completed');
  });

  it('extends the limit by what the dispatcher grants, not by what was asked for or by the limit', () => {
    const run = walk(toFeedback.slice(0, 4));
    run.apply({
      type: 'message',
      subscription: 'extension-requested',
      variables: { requestedLimit: { amount: 3, unit: 'working-days' } },
    });
    const granted = { amount: 2, unit: 'working-days' };
    run.apply(eventOf('review-extension', 'approve', { grantedLimit: granted }), 'p-dispatch');
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
    const run = walk(toFeedback);
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
    const rest = [...toFeedback.slice(4), ...toEnd] as const;
    for (const [name, outcome, variables] of rest)
      run.apply(eventOf(name, outcome, variables), `p-${name}`);
    expect(reopenTargets(procedure, run.state).map((target) => target.element)).toContain(
      'dispatch',
    );
    expect(run.apply({ type: 'reopen', to: 'dispatch' }).active).toEqual(['dispatch']);
  });
});

function eventOf(name: string, outcome?: string, variables?: JsonObject): EngineEventBody {
  if (name.startsWith('@')) return { type: 'timer', timer: name.slice(1) };
  if (name.startsWith('!')) return { type: 'service-completed', instance: name.slice(1) };
  return {
    type: 'complete',
    instance: name,
    ...(outcome === undefined ? {} : { outcome }),
    ...(variables === undefined ? {} : { variables }),
  };
}
