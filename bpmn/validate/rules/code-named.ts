import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** What is thrown has a code (BPMN 2.0.2, 10.5.5); only handlers may leave it out and catch everything. */
export const codeNamed: Rule = (procedure) =>
  Object.values(procedure.elements).flatMap((element) => {
    const throws =
      element.kind === 'errorEndEvent' ||
      element.kind === 'escalationEndEvent' ||
      element.kind === 'escalationThrowEvent';
    return throws && element.code === null ? [errorAt('code-required', element.id)] : [];
  });
