import type { ActionName } from './action-names.ts';

/** They settle who has a task: given on, lent, given back. */
export const handingActions: ReadonlySet<ActionName> = new Set([
  'transfer',
  'delegate',
  'resolve',
  'recall-delegation',
]);
