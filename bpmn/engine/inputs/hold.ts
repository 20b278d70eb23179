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
  const { holder: _holder, ...instance } = findOpened(step, event.instance, 'task');
  step.draft.replace({
    ...instance,
    ...(event.holder === null ? {} : { holder: event.holder }),
    ...helpersOf(instance, event),
  });
}
