import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** A task's form is among those that are published with the procedure. */
export const formKnown: Rule = (procedure, known) =>
  Object.values(procedure.elements).flatMap((element) =>
    element.kind === 'userTask' &&
    element.form !== null &&
    known.forms !== undefined &&
    !known.forms.includes(element.form)
      ? [errorAt('form-unknown', element.id, { form: element.form })]
      : [],
  );
