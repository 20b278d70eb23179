import type { CaseState } from '../../bpmn/engine/state.ts';
import type { Applied } from '../../bpmn/engine/interpreter.ts';
import { isActivity } from '../../bpmn/model/element.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { lackingAfter } from '../../bpmn/simulate/lacking-data.ts';
import { isFilled } from '../../domain/forms/field-value.ts';
import { isShown, type Form } from '../../domain/forms/form.ts';
import type { TaskOutcome, TaskPreview } from '../contract/tasks.ts';

/** What follows while nobody knows it. */
export const untold: Pick<TaskPreview, 'next' | 'waits' | 'ends'> = {
  next: [],
  waits: [],
  ends: null,
};

type Undecided = TaskPreview['dependsOn'];

/** What expressions read of the form and the outcome still needs: until it is filled nobody knows it. */
const undecidedIn = (
  form: Form | null,
  outcome: Pick<TaskOutcome, 'code' | 'requires'>,
  data: Readonly<Record<string, unknown>>,
): Undecided =>
  (form?.fields ?? []).flatMap((field) =>
    field.variable === true &&
    isShown(field, outcome.code) &&
    outcome.requires.includes(field.name) &&
    !isFilled(data[field.name])
      ? [{ name: field.name, label: field.label, labelEn: field.labelEn }]
      : [],
  );

/** What somebody wants to submit, as far as it is filled in. */
export interface Unsubmitted {
  readonly form: Form | null;
  readonly outcome: Pick<TaskOutcome, 'code' | 'requires'> | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The fields, not filled in yet, by which the flow parted on the way: what follows is not known before. */
export const dependsOn = (
  graph: Procedure,
  before: CaseState,
  ahead: Applied,
  { form, outcome, data }: Unsubmitted,
): Undecided => {
  const undecided = outcome === undefined ? [] : undecidedIn(form, outcome, data);
  if (undecided.length === 0) return [];
  const read = new Set(
    lackingAfter(graph, before, ahead).flatMap(({ element, variables }) => {
      const known = graph.elements[element];
      return known === undefined || isActivity(known) ? [] : variables;
    }),
  );
  return undecided.filter(({ name }) => read.has(name));
};
