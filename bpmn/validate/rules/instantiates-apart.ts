import type { BpmnElement } from '../../model/element.ts';
import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/**
 * No flow leads to what starts a case (BPMN 2.0.2, 10.3.3 and 10.6.6). A receive task is done with the message
 * that starts the case, so it neither goes round nor waits for something beside.
 */
export const instantiatesApart: Rule = (procedure) =>
  Object.values(procedure.elements).flatMap((element) => {
    if (!('instantiates' in element)) return [];
    if (element.incoming.length > 0) return [errorAt('incoming-not-allowed', element.id)];
    return isDoneAtOnce(element) ? [] : [errorAt('instantiating-task-goes-on', element.id)];
  });

function isDoneAtOnce(element: BpmnElement): boolean {
  if (element.kind !== 'receiveTask') return true;
  return (
    element.boundaries.length === 0 && !('loop' in element) && !('isForCompensation' in element)
  );
}
