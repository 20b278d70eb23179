import { isActivity } from '../../model/element.ts';
import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** A compensation handler has no flows and no events, and belongs to an activity (BPMN 2.0.2, 10.7.1). */
export const compensationApart: Rule = ({ elements }) => {
  const handlers = new Set(
    Object.values(elements).flatMap((element) =>
      'compensation' in element ? [element.compensation] : [],
    ),
  );
  return Object.values(elements).flatMap((element) => {
    if (!isActivity(element) || element.kind === 'eventSubProcess') return [];
    if (element.isForCompensation !== true) return [];
    const beside = [...element.incoming, ...element.outgoing, ...element.boundaries];
    if (beside.length > 0) return [errorAt('compensation-handler-apart', element.id)];
    return handlers.has(element.id) ? [] : [errorAt('compensation-handler-unused', element.id)];
  });
};
