import { isActivity } from '../../model/element.ts';
import type { Finding } from '../../model/finding.ts';
import type { Known, Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** A service task names a service that exists; a send task calls one or sends a message, not both; so does `bh:undo`. */
export const serviceKnown: Rule = (procedure, known) => [
  ...Object.values(procedure.elements).flatMap((element) => {
    const undo = isActivity(element) && typeof element.undo === 'object' ? element.undo : null;
    return undo === null ? [] : unknown(known, element.id, undo.service.name);
  }),
  ...Object.values(procedure.elements).flatMap((element) => {
    if (element.kind !== 'serviceTask' && element.kind !== 'sendTask') return [];
    if (element.kind === 'sendTask' && (element.service === null) === (element.message === null))
      return [errorAt('send-task-unclear', element.id)];
    if (element.service === null)
      return element.kind === 'serviceTask' ? [errorAt('service-required', element.id)] : [];
    return unknown(known, element.id, element.service.name);
  }),
];

function unknown({ services }: Known, element: string, service: string): readonly Finding[] {
  return services === undefined || services.includes(service)
    ? []
    : [errorAt('service-unknown', element, { service })];
}
