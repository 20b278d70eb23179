import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** Whatever sends or waits for a message says which (BPMN 2.0.2, 10.5.5). */
export const messageNamed: Rule = (procedure) =>
  Object.values(procedure.elements).flatMap((element) =>
    element.kind !== 'sendTask' && 'message' in element && element.message === null
      ? [errorAt('message-required', element.id)]
      : [],
  );
