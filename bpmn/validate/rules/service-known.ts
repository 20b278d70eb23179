import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** A service task names a service that exists; a send task calls one or sends a message, not both. */
export const serviceKnown: Rule = (procedure, known) =>
  Object.values(procedure.elements).flatMap((element) => {
    if (element.kind !== 'serviceTask' && element.kind !== 'sendTask') return [];
    if (element.kind === 'sendTask' && (element.service === null) === (element.message === null))
      return [errorAt('send-task-unclear', element.id)];
    if (element.service === null)
      return element.kind === 'serviceTask' ? [errorAt('service-required', element.id)] : [];
    return known.services === undefined || known.services.includes(element.service.name)
      ? []
      : [errorAt('service-unknown', element.id, { service: element.service.name })];
  });
