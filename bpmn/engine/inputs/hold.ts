import type { EventOf } from '../event-of.ts';
import type { Instance } from '../state.ts';
import type { Step } from '../step.ts';
import { findOpened } from './find-open.ts';

const helpersOf = (
  { helpers = [] }: Instance,
  { helper }: EventOf<'hold'>,
): Pick<Instance, 'helpers'> =>
  helper === undefined || helpers.includes(helper) ? {} : { helpers: [...helpers, helper] };

export function hold(step: Step, event: EventOf<'hold'>): void {
  const held = findOpened(step, event.instance, 'task');
  if (event.variables !== undefined) step.setFrom(held.id, event.variables);
  const { holder: _holder, ...instance } = step.draft.get(held.id);
  step.draft.replace({
    ...instance,
    ...(event.holder === null ? {} : { holder: event.holder }),
    ...helpersOf(instance, event),
  });
}
