import { beforeAll, describe, expect, it } from 'vitest';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { minute } from './calendars.ts';
import { straightPath } from './case-inputs.ts';
import { PureCase } from './pure-case.ts';
import { ordinaryEvent } from './procedures.ts';

let procedure: Procedure;
beforeAll(async () => {
  procedure = await ordinaryEvent();
});

/** A case whose handling is with p-handler, and the id of that task. */
const handling = (
  input: { readonly engineVersion?: number } = {},
): { readonly pure: PureCase; readonly task: string } => {
  const pure = new PureCase(procedure, { input });
  for (const step of straightPath) {
    if (step.element === 'handle') break;
    pure.advance(minute);
    pure.complete(step.element, step.outcome, step.variables, step.by);
  }
  return { pure, task: `case-1.${pure.task('handle').instance}` };
};

describe('a transfer of handling', () => {
  it('makes whoever has the task the handler of the case: its clock and a rework are theirs', () => {
    const { pure, task } = handling();
    pure.act({ type: 'transfer', task, person: 'p-handler2' });
    expect(pure.shell.engine.variables['person']).toBe('p-handler2');
    expect(pure.recorder.case('case-1').batches.at(-1)?.case).toMatchObject({
      person: 'p-handler2',
    });
    expect(pure.clock('handle')).toMatchObject({ person: 'p-handler2' });
  });

  it('leaves the case without a handler when it goes back to a pool', () => {
    const { pure, task } = handling();
    pure.act({ type: 'transfer', task, person: null, unit: 'u-municipal', role: 'lead' });
    expect(pure.shell.engine.variables['person']).toBeNull();
  });

  it('changes nothing of that in cases that an earlier version began', () => {
    const { pure, task } = handling({ engineVersion: 2 });
    pure.act({ type: 'transfer', task, person: 'p-handler2' });
    expect(pure.shell.engine.variables['person']).toBe('p-handler');
  });

  it('to another unit makes that one the unit of the case, its clock too', () => {
    const { pure, task } = handling();
    pure.act({ type: 'transfer', task, person: 'p-lead2', unit: 'u-municipal', role: 'lead' });
    expect(pure.shell.engine.variables).toMatchObject({ unit: 'u-municipal', person: 'p-lead2' });
    expect(pure.recorder.case('case-1').batches.at(-1)?.case).toMatchObject({
      unit: 'u-municipal',
      person: 'p-lead2',
    });
    expect(pure.clock('handle')).toMatchObject({ unit: 'u-municipal', person: 'p-lead2' });
  });

  it('left the unit of the case where it was in cases that an earlier version began', () => {
    const { pure, task } = handling({ engineVersion: 3 });
    const before = pure.shell.engine.variables['unit'];
    pure.act({ type: 'transfer', task, person: 'p-lead2', unit: 'u-municipal', role: 'lead' });
    expect(pure.shell.engine.variables['unit']).toBe(before);
  });
});
