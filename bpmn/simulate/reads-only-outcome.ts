import { variablesRead } from '../expressions/variables-read.ts';

/** Decided by the last completed task alone, or by nothing at all; `settings` and the time are data. */
export function readsOnlyOutcome(condition: string): boolean {
  return variablesRead(condition).length === 0 && !/\b(?:settings|now|today)\b/.test(condition);
}
