import { startTriggersOf } from '../../engine/triggers.ts';
import type { BpmnElement } from '../../model/element.ts';
import { eventStartsOf } from '../../model/event-starts.ts';
import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/**
 * What the engine runs but its host cannot carry out is refused like anything else that would not run as drawn. A
 * host starts a case by one event: nobody keeps the first of several until all have happened.
 */
export const carriedByHost: Rule = (procedure, { startsBy }) => [
  ...startTriggersOf(procedure)
    .filter(({ trigger }) => startsBy?.includes(trigger.type) === false)
    .map(({ element, trigger }) =>
      errorAt('not-supported', element, { what: `a start by ${trigger.type}` }),
    ),
  ...eventStartsOf(procedure)
    .filter(({ element }) => startsBy !== undefined && needsAll(procedure.elements[element]))
    .map(({ element }) => errorAt('start-by-several', element)),
];

const needsAll = (element: BpmnElement | undefined): boolean =>
  element !== undefined && 'parallel' in element && element.parallel;
