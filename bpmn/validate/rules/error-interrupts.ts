import type { Procedure } from '../../model/procedure.ts';
import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** An error always ends the activity or scope that it comes from (BPMN 2.0.2, 10.5.6). */
export const errorInterrupts: Rule = (procedure) =>
  Object.values(procedure.elements).flatMap((element) => {
    const stays =
      (element.kind === 'errorBoundaryEvent' && !element.interrupting) ||
      (element.kind === 'errorStartEvent' && !handlerInterrupts(procedure, element.parent));
    return stays ? [errorAt('error-must-interrupt', element.id)] : [];
  });

function handlerInterrupts({ elements }: Procedure, id: string | null): boolean {
  const handler = elements[id ?? ''];
  return handler?.kind !== 'eventSubProcess' || handler.interrupting;
}
