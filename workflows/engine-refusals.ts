import type { RefusalCode } from '../bpmn/engine/failures.ts';
import type { ActRefusal } from './contract.ts';

/** What a refusal of the engine means to the person whose command caused it. */
export const engineRefusals: { readonly [C in RefusalCode]: ActRefusal } = {
  'case-not-started': 'not-permitted',
  'start-not-legal': 'not-permitted',
  'case-already-started': 'not-permitted',
  'case-closed': 'case-closed',
  'task-not-open': 'task-not-open',
  'task-held': 'task-held',
  'outcome-not-offered': 'outcome-not-offered',
  'target-not-legal': 'target-not-legal',
  'step-touched': 'step-touched',
  'timer-not-armed': 'not-permitted',
  'subscription-not-open': 'message-not-expected',
  'incident-not-open': 'incident-not-open',
  'repair-not-legal': 'validation-failed',
  'activity-not-startable': 'activity-not-startable',
  'body-not-open': 'not-permitted',
  'turn-not-open': 'task-not-open',
  'turn-not-legal': 'validation-failed',
  'scope-not-open': 'not-permitted',
  'instance-not-active': 'not-permitted',
  'jump-not-legal': 'target-not-legal',
  'migration-not-legal': 'validation-failed',
  'case-suspended': 'case-suspended',
  'case-not-suspended': 'not-permitted',
};
