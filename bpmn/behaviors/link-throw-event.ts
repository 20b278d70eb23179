import { complete } from '../engine/flow.ts';
import { place } from '../engine/tokens.ts';
import { linkedWith } from '../model/links.ts';
import type { Behavior } from './behavior.ts';
import { leaveAsUsual } from './leaving.ts';

/** Goes on at the catching link of the same name on the same level. */
export const linkThrowEvent: Behavior<'linkThrowEvent'> = {
  enter: (step, element, id) => {
    const instance = step.draft.get(id);
    const [target] = linkedWith(step.procedureAt(instance.scope), element, 'linkCatchEvent');
    if (target === undefined)
      return { code: 'link-missing', message: `No link ${element.link} to go on at` };
    complete(step, id);
    place(step, target.id, { scope: instance.scope, causes: [id], outcome: instance.outcome });
    return undefined;
  },
  finish: leaveAsUsual,
};
