import { isActivity, isBoundary } from '../../model/element.ts';
import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** A boundary event sits on an activity of its own level and has no incoming flow. */
export const boundaryAttached: Rule = (procedure) =>
  Object.values(procedure.elements).flatMap((element) => {
    if (!isBoundary(element)) return [];
    const host = procedure.elements[element.host];
    if (host === undefined || !isActivity(host) || host.parent !== element.parent)
      return [errorAt('boundary-not-attached', element.id)];
    return element.incoming.length === 0 ? [] : [errorAt('boundary-has-incoming', element.id)];
  });
