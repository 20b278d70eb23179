import type { JsonObject } from './json.ts';

/** What there is before a case: all that a start event may speak of (BPMN 2.0.2, 10.5.2). */
export interface Surroundings {
  /** The variable `settings` of expressions: the settings in force. */
  readonly settings: JsonObject;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Milliseconds that clocks of the place are ahead of UTC then: months and years are counted there; absent for none. */
  readonly offset?: number;
}

/** When the timer of a start event starts cases; plain data that a host keeps between firings. */
export interface StartSchedule {
  readonly kind: 'date' | 'duration' | 'cycle';
  /** ISO 8601, evaluated. */
  readonly text: string;
  /** When the text was first given: durations and cycles without a start count from then. */
  readonly since: number;
  /** Of the firing to come, from 1; turns that lie before `since` count. */
  readonly turn: number;
  /** Null when no firing is to come. */
  readonly due: number | null;
}

/** The firing that has come, and what comes after it. */
export interface StartFiring {
  readonly turn: number;
  readonly due: number;
  /** Turns before it that nobody was there to fire. */
  readonly missed: number;
  readonly next: StartSchedule;
}

/** Why a timer starts nothing; `text` is what it says. */
export interface StartProblem {
  readonly problem:
    'expression-invalid' | 'timer-not-valid' | 'start-reads-case' | 'start-too-often';
  readonly text: string;
}
