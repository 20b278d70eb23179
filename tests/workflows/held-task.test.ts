import { describe, expect, it } from 'vitest';
import type { ActionOf } from '../../workflows/actions/action-rule.ts';
import { person } from './case-inputs.ts';
import { PureCase } from './pure-case.ts';
import { compiled, diagram, row, userTask } from './procedures.ts';
import { refusalOf } from './refusal-of.ts';

/** a is done, b is open. */
const twoTasks = async (): Promise<{
  readonly pure: PureCase;
  readonly ask: ActionOf<'ask-back'>;
}> => {
  const pure = new PureCase(
    await compiled(diagram(row(['a', userTask('a')], ['b', userTask('b')]))),
  );
  const target = `case-1.${pure.task('a').instance}`;
  pure.complete('a', 'done', {}, person('p-first'));
  const task = `case-1.${pure.task('b').instance}`;
  return { pure, ask: { type: 'ask-back', task, target, reason: 'which gate?' } };
};

describe('asking back', () => {
  it('holds the task until whoever did the earlier step has answered', async () => {
    const { pure, ask } = await twoTasks();
    pure.act(ask, person('p-second'));
    const asked = pure.task('a');
    expect(asked).toMatchObject({ person: 'p-first' });
    expect(pure.task('b').waitsFor).toBe(asked.instance);
    const projected = pure.recorder.case(pure.caseId).batches.at(-1)?.openTasks ?? [];
    expect(projected.map(({ element, waitsFor }) => [element, waitsFor])).toEqual([
      ['b', asked.instance],
      ['a', undefined],
    ]);
    expect(pure.recorder.case(pure.caseId).ledger.at(-1)).toMatchObject({
      type: 'task-asked-back',
      elementId: 'b',
      params: { reason: 'which gate?', event: { type: 'ask-back', by: 'p-second' } },
    });
    expect(refusalOf(() => pure.complete('b'))).toBe('task-held');
    pure.complete('a', 'done', {}, person('p-first'));
    expect(pure.task('b')).not.toHaveProperty('waitsFor');
    pure.complete('b');
    expect(pure.shell.hasEnded).toBe(true);
  });

  it('is refused twice, without a reason, for a later step and while parked', async () => {
    const { pure, ask } = await twoTasks();
    expect(refusalOf(() => pure.act({ ...ask, reason: ' ' }))).toBe('validation-failed');
    expect(refusalOf(() => pure.act({ ...ask, target: 'case-1.99' }))).toBe('target-not-legal');
    pure.act({ type: 'park', until: pure.now + 3_600_000, reason: 'x' });
    expect(refusalOf(() => pure.act(ask))).toBe('case-suspended');
    pure.act({ type: 'unpark', reason: 'x' });
    pure.act(ask);
    expect(refusalOf(() => pure.act(ask))).toBe('task-held');
  });

  it('may be given up by a return, which takes the question back', async () => {
    const { pure, ask } = await twoTasks();
    pure.act(ask);
    pure.act({ ...ask, type: 'return' });
    expect(pure.open).toEqual(['a']);
    pure.complete('a', 'done', {}, person('p-first'));
    expect(pure.task('b')).not.toHaveProperty('waitsFor');
  });
});
