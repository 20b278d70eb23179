import { describe, expect, it } from 'vitest';
import { ActRefused } from '../../workflows/act-refused.ts';
import { PureCase } from './pure-case.ts';
import { compiled, diagram, row, userTask } from './procedures.ts';

const codeOf = (act: () => unknown): string | null => {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof ActRefused) return error.code;
    throw error;
  }
};

describe('a task that has asked back', () => {
  it('says whom it waits for, is not completed meanwhile, and goes on with the answer', async () => {
    const pure = new PureCase(
      await compiled(diagram(row(['a', userTask('a')], ['b', userTask('b')]))),
    );
    const { instance: to } = pure.task('a');
    pure.complete('a');
    const { instance: from } = pure.task('b');
    const event = { type: 'ask-back' as const, from, to, at: pure.now };
    pure.shell.record({ type: 'task-returned', params: { event } }, pure.now);
    pure.flush();
    const asked = pure.task('a').instance;
    expect(pure.task('b').waitsFor).toBe(asked);
    const projected = pure.recorder.case(pure.caseId).batches.at(-1)?.openTasks ?? [];
    expect(projected.map(({ element, waitsFor }) => [element, waitsFor])).toEqual([
      ['b', asked],
      ['a', undefined],
    ]);
    expect(codeOf(() => pure.complete('b'))).toBe('task-held');
    pure.complete('a');
    expect(pure.task('b')).not.toHaveProperty('waitsFor');
    pure.complete('b');
    expect(pure.shell.hasEnded).toBe(true);
  });
});
