import type { EventOf } from '../event-of.ts';
import type { Step } from '../step.ts';
import { findOpened } from './find-open.ts';

export function hold(step: Step, event: EventOf<'hold'>): void {
  const { holder: _holder, ...instance } = findOpened(step, event.instance, 'task');
  step.draft.replace(event.holder === null ? instance : { ...instance, holder: event.holder });
}
