import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** An error always ends the activity that it comes from (BPMN 2.0.2, 10.5.6). */
export const errorInterrupts: Rule = (procedure) =>
  Object.values(procedure.elements).flatMap((element) =>
    element.kind === 'errorBoundaryEvent' && !element.interrupting
      ? [errorAt('error-must-interrupt', element.id)]
      : [],
  );
