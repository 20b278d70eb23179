/** Why an event cannot be applied; the state stays as it was. Codes are part of the contract. */
const refusalCodes = [
  'case-not-started',
  'start-not-legal',
  'case-already-started',
  'case-closed',
  'task-not-open',
  'task-held',
  'outcome-not-offered',
  'target-not-legal',
  'step-touched',
  'timer-not-armed',
  'subscription-not-open',
  'incident-not-open',
  'repair-not-legal',
  'activity-not-startable',
  'body-not-open',
  'turn-not-open',
  'turn-not-legal',
  'scope-not-open',
  'instance-not-active',
  'jump-not-legal',
  'migration-not-legal',
  'case-suspended',
  'case-not-suspended',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** An event that is refused: typed, with a stable code. */
export class EngineRefusal extends Error {
  override readonly name = 'EngineRefusal';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The engine contradicts itself, or was given a state or procedure that it never made. */
export class EngineDefect extends Error {
  override readonly name = 'EngineDefect';
}

/** Something that went wrong inside an element and can be repaired: becomes an incident. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}
