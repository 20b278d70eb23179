import { describe, expect, it } from 'vitest';
import { callbackTries } from '../../../domain/callback/callback-tries.ts';

const settings = { callbackTries: 3, callbackSpacing: 'PT4H' };

describe('tries of the call-back', () => {
  it.each([
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 3],
  ])('after %d nobody answered: number %d of three', (made, number) => {
    expect(callbackTries({ callbackTries: made, settings })).toEqual({
      number,
      of: 3,
      spacingMillis: 4 * 3_600_000,
    });
  });

  it('are none where the procedure counts none', () => {
    expect(callbackTries({ settings })).toBeNull();
    expect(callbackTries({ callbackTries: 0 })).toBeNull();
    expect(callbackTries({ callbackTries: 0, settings: { callbackSpacing: 'PT4H' } })).toBeNull();
  });

  it('follow one another at once without a spacing', () => {
    const without = { callbackTries: 0, settings: { callbackTries: 2 } };
    expect(callbackTries(without)?.spacingMillis).toBe(0);
  });
});
