import type { LimitValue } from '../engine/commands.ts';
import type { Trigger } from '../model/event-definition.ts';
import type { Finding } from '../model/finding.ts';
import type { FindingCode } from '../model/finding-advice.ts';
import type { Procedure } from '../model/procedure.ts';
import type { Surroundings } from '../model/start-schedule.ts';

/** What exists outside the diagram; a list that is not given is not checked. */
export interface Known {
  readonly services?: readonly string[];
  readonly forms?: readonly string[];
  readonly roles?: readonly string[];
  /** The events by which the host starts cases. */
  readonly startsBy?: readonly Trigger['type'][];
  readonly limits?: LimitCheck;
  readonly variables?: {
    /** Of every case, at its start or by services. */
    readonly given: readonly string[];
    /** By the keys of forms. */
    readonly fields: Readonly<Record<string, readonly string[]>>;
  };
  /** What expressions without a case are judged by. */
  readonly inForce?: Surroundings;
}

/** What decides whether a limit can be kept that is counted from `at` on. */
export interface LimitCheck extends Surroundings {
  /** What stands in its way, or null. */
  readonly problemOf: (limit: LimitValue) => LimitProblem | null;
}

export interface LimitProblem {
  readonly code: 'limit-not-valid' | 'limit-not-covered';
  readonly params: Finding['params'];
}

/** One thing that may be wrong with one level of procedure; called procedures are judged apart. */
export type Rule = (procedure: Procedure, known: Known) => readonly Finding[];

/** For what runs, but not as the drawing seems to say. */
export function warningAt(
  code: FindingCode,
  elementId: string,
  params: Finding['params'] = {},
): Finding {
  return { severity: 'warning', code, elementId, params };
}

export function errorAt(
  code: FindingCode,
  elementId: string,
  params: Finding['params'] = {},
): Finding {
  return { severity: 'error', code, elementId, params };
}
