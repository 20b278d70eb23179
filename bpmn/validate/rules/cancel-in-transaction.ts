import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/**
 * A cancel end event stands in a transaction that has a cancel event, and a cancel event is attached to
 * a transaction (BPMN 2.0.2, 10.3.5).
 */
export const cancelInTransaction: Rule = ({ elements }) => {
  const isTransaction = (id: string | null): boolean => {
    const element = elements[id ?? ''];
    return element?.kind === 'subProcess' && element.transaction === true;
  };
  const caught = new Set(
    Object.values(elements).flatMap((element) =>
      element.kind === 'cancelBoundaryEvent' ? [element.host] : [],
    ),
  );
  return Object.values(elements).flatMap((element) => {
    if (element.kind === 'cancelBoundaryEvent' && !isTransaction(element.host))
      return [errorAt('cancel-outside-transaction', element.id)];
    if (element.kind !== 'cancelEndEvent') return [];
    if (!isTransaction(element.parent)) return [errorAt('cancel-outside-transaction', element.id)];
    return caught.has(element.parent ?? '') ? [] : [errorAt('cancel-not-caught', element.id)];
  });
};
