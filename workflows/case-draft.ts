import type { OutcomeKind } from '../bpmn/model/element-properties.ts';
import type { BpmnElement } from '../bpmn/model/element.ts';
import type { JsonObject } from '../bpmn/model/json.ts';
import type { Procedure } from '../bpmn/model/procedure.ts';
import type { ClockCause } from '../domain/clocks/clock-entry.ts';
import type { CaseBook } from './case-book.ts';

/** What entries and commands work on; `book` is a copy that is thrown away when one of them fails. */
export interface CaseDraft {
  readonly caseId: string;
  /** That began the case: its history is replayed by it. */
  readonly engineVersion: number;
  readonly procedure: Procedure;
  readonly book: CaseBook;
}

/** When and by whom the entry that is being worked in was made. */
export interface Moment {
  readonly at: number;
  readonly by: string | null;
  /** Of the projection that will carry it. */
  readonly step: number;
  /** What business rule tasks were answered in it so far, for the entry to say. */
  readonly decisions: JsonObject[];
  /** The task that a person completed in this event, and how its outcome leaves it. */
  readonly completed: { readonly instance: string; readonly kind: OutcomeKind | null } | null;
}

export const causeOf = (
  moment: Moment,
  code: string,
  params?: ClockCause['params'],
): ClockCause => ({
  code,
  ...(params === undefined ? {} : { params }),
  ...(moment.by === null ? {} : { by: moment.by }),
  step: moment.step,
});

export const taskId = (caseId: string, instance: string): string => `${caseId}.${instance}`;

/** The instance that a task id, or an instance id itself, names. */
export const instanceOf = (caseId: string, id: string): string =>
  id.startsWith(`${caseId}.`) ? id.slice(caseId.length + 1) : id;

/** An element of the procedure or of one that it calls. */
export const elementOf = (procedure: Procedure, id: string): BpmnElement | undefined => {
  const own = procedure.elements[id];
  if (own !== undefined) return own;
  for (const called of Object.values(procedure.called)) {
    const found = called.elements[id];
    if (found !== undefined) return found;
  }
  return undefined;
};

export const stageOf = (procedure: Procedure, element: string): string | null =>
  elementOf(procedure, element)?.stage ?? null;
