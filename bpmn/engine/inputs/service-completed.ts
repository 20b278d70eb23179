import type { EventOf } from '../event-of.ts';
import { finishInstance } from '../run.ts';
import type { Step } from '../step.ts';
import { findOpened } from './find-open.ts';

export function serviceCompleted(step: Step, event: EventOf<'service-completed'>): void {
  const instance = findOpened(step, event.instance, 'service');
  if (event.variables !== undefined) step.setFrom(instance.id, event.variables);
  finishInstance(step, instance.id);
}
