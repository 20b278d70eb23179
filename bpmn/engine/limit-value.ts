import type { Evaluation } from '../expressions/evaluation.ts';
import type { LimitValue } from './commands.ts';
import type { Failure } from './failures.ts';

/** `{ amount, unit }`, or null for "no limit". The unit's meaning is the shell's business. */
export function limitFrom(result: Evaluation): LimitValue | null | Failure {
  if (!result.ok) return { code: 'expression-failed', message: result.message };
  const { value } = result;
  if (value === null) return null;
  if (typeof value === 'object' && 'amount' in value && 'unit' in value) {
    const { amount, unit } = value;
    if (typeof amount === 'number' && amount >= 0 && typeof unit === 'string')
      return { amount, unit };
  }
  return { code: 'limit-not-valid', message: 'Expected a limit with amount and unit, or null' };
}
