import type { BpmnElement } from '../../bpmn/model/element.ts';
import type { Finding } from '../../bpmn/model/finding.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { errorAt } from '../../bpmn/validate/rule.ts';
import type { Form } from '../../domain/forms/form.ts';
import { formFindings } from '../../domain/forms/form-findings.ts';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import type { CallableProcedure } from '../../migrations/publish-procedure.ts';
import { publishedWith } from './published-with.ts';

export interface PinnedForms {
  readonly forms: readonly Form[];
  readonly findings: readonly Finding[];
}

type UserTask = BpmnElement<'userTask'>;
type Callable = Readonly<Record<string, CallableProcedure>>;

/**
 * The forms that a version needs: its own, and those that the called procedures were published with.
 * Cases find a form by its key alone, so that one key may not mean two forms.
 */
export const pinForms = (
  procedure: Procedure,
  own: readonly Form[],
  callable: Callable,
): PinnedForms => {
  const forms = new Map(own.map((form) => [form.key, form]));
  const findings = fitting(procedure, forms);
  for (const called of Object.values(procedure.called)) {
    const theirs = publishedWith(called, callable)?.forms ?? null;
    for (const task of userTasks(called)) {
      const form = theirs?.find((candidate) => candidate.key === task.form);
      if (form === undefined) continue;
      const known = forms.get(form.key);
      if (known !== undefined && canonicalJson(known) !== canonicalJson(form))
        findings.push(errorAt('form-differs', task.id, { form: form.key, procedure: called.id }));
      forms.set(form.key, known ?? form);
    }
    // Processes of the same file have their forms beside it.
    if (theirs === null) findings.push(...fitting(called, forms));
  }
  return { forms: [...forms.values()], findings };
};

const userTasks = (procedure: Procedure): readonly UserTask[] =>
  Object.values(procedure.elements).filter((element) => element.kind === 'userTask');

/** Whether each task can be finished with its form. */
const fitting = (procedure: Procedure, forms: ReadonlyMap<string, Form>): Finding[] =>
  userTasks(procedure).flatMap((task) => {
    const form = forms.get(task.form ?? '');
    if (form === undefined) return [];
    return formFindings(form, task.outcomes).map(({ code, field, outcome }) =>
      errorAt(`form-${code}`, task.id, { form: form.key, field, outcome: outcome ?? '' }),
    );
  });
