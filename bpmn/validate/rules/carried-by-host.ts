import { startTriggersOf } from '../../engine/triggers.ts';
import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** What the engine runs but its host cannot carry out is refused like anything else that would not run as drawn. */
export const carriedByHost: Rule = (procedure, { notCarried = [], startsBy }) => [
  ...Object.values(procedure.elements)
    .filter(({ kind }) => notCarried.includes(kind))
    .map(({ id, kind }) => errorAt('not-supported', id, { what: kind })),
  ...startTriggersOf(procedure)
    .filter(({ trigger }) => startsBy?.includes(trigger.type) === false)
    .map(({ element, trigger }) =>
      errorAt('not-supported', element, { what: `a start by ${trigger.type}` }),
    ),
];
