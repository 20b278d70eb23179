import { describe, expect, it } from 'vitest';
import { hour } from './calendars.ts';
import { PureCase } from './pure-case.ts';
import { compiled, diagram, row, userTask } from './procedures.ts';

/** a is done; b has run an hour of its two, and asks back. */
const asking = async (whileHeld: string): Promise<PureCase> => {
  const limit = `<bh:limit clock="b" value="={ amount: 2, unit: &quot;urgentHours&quot; }" ${whileHeld} />`;
  const pure = new PureCase(
    await compiled(diagram(row(['a', userTask('a')], ['b', userTask('b', limit)]))),
  );
  const target = `case-1.${pure.task('a').instance}`;
  pure.complete('a');
  pure.now += hour;
  const task = `case-1.${pure.task('b').instance}`;
  pure.act({ type: 'ask-back', task, target, reason: 'which gate?' });
  return pure;
};

const clockOf = (pure: PureCase) => pure.clock('b');

describe('the clock of a task that has asked back', () => {
  it('stands still until the answer is there, and keeps what was left', async () => {
    const pure = await asking('');
    expect(clockOf(pure)).toMatchObject({ state: 'paused' });
    expect(clockOf(pure).entries.at(-1)?.cause.code).toBe('asked-back');
    pure.now += 5 * hour;
    pure.complete('a');
    expect(clockOf(pure)).toMatchObject({ state: 'running', judged: { due: pure.now + hour } });
    expect(clockOf(pure).entries.at(-1)?.cause.code).toBe('answered');
  });

  it('is the same in a case that is parked meanwhile', async () => {
    const pure = await asking('whileHeld="pause"');
    pure.act({ type: 'park', until: pure.now + 9 * hour, reason: 'flood' });
    pure.now += 3 * hour;
    pure.act({ type: 'unpark', reason: 'over' });
    expect(clockOf(pure).state).toBe('paused');
    pure.complete('a');
    expect(clockOf(pure)).toMatchObject({ state: 'running', judged: { due: pure.now + hour } });
  });

  it('runs on where the procedure says so', async () => {
    const pure = await asking('whileHeld="run"');
    expect(clockOf(pure).state).toBe('running');
    pure.now += hour / 2;
    pure.complete('a');
    expect(clockOf(pure).entries.map(({ type }) => type)).toEqual(['start']);
  });
});
