import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** Whatever throws or waits for a signal says which (BPMN 2.0.2, 10.5.5). */
export const signalNamed: Rule = (procedure) =>
  Object.values(procedure.elements).flatMap((element) =>
    'signal' in element && element.signal === '' ? [errorAt('signal-required', element.id)] : [],
  );
