import type { ElementKind } from '../model/element.ts';
import type { Finding } from '../model/finding.ts';
import type { Procedure } from '../model/procedure.ts';

/** What exists outside the diagram; a list that is not given is not checked. */
export interface Known {
  readonly services?: readonly string[];
  readonly forms?: readonly string[];
  readonly roles?: readonly string[];
  /** Kinds of elements that the host of the engine does not carry out. */
  readonly notCarried?: readonly ElementKind[];
  /** Whether the host starts cases by messages, times and other events. */
  readonly startsByEvents?: boolean;
}

/** One thing that may be wrong with one level of procedure; called procedures are judged apart. */
export type Rule = (procedure: Procedure, known: Known) => readonly Finding[];

/** For what runs, but not as the drawing seems to say. */
export function warningAt(
  code: string,
  elementId: string,
  params: Finding['params'] = {},
): Finding {
  return { severity: 'warning', code, elementId, params };
}

export function errorAt(code: string, elementId: string, params: Finding['params'] = {}): Finding {
  return { severity: 'error', code, elementId, params };
}
