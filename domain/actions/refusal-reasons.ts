import { ineligibleReasons } from '../assignment/eligible.ts';

/** Why an action is not possible: stable codes, translated by the screens. */
export const refusalReasons = [
  'not-permitted',
  'outside-scope',
  'not-for-tasks',
  'not-for-cases',
  'case-opening',
  'case-suspended',
  'case-not-suspended',
  'case-closed',
  'case-void',
  'case-not-closed',
  'task-not-open',
  'task-not-claimed',
  'task-claimed-by-other',
  'already-claimed',
  'already-read',
  'no-return-target',
  'nobody-to-urge',
  'no-open-incident',
  'extension-pending',
  'clock-not-running',
  'clock-overdue',
  'clock-undetermined',
  'limit-exhausted',
  'already-parked',
  'end-not-in-future',
  'end-too-far',
  'reopen-window-over',
  ...ineligibleReasons,
] as const;
export type RefusalReason = (typeof refusalReasons)[number];
