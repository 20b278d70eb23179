import type { EventOf } from '../event-of.ts';
import { undoneBy } from '../ids.ts';
import { undoCompleted } from '../returns/undo-answers.ts';
import { finishInstance } from '../run.ts';
import type { Step } from '../step.ts';
import { findOpened } from './find-open.ts';

export function serviceCompleted(step: Step, event: EventOf<'service-completed'>): void {
  const undone = undoneBy(event.instance);
  if (undone !== null) {
    undoCompleted(step, undone, event.variables);
    return;
  }
  const instance = findOpened(step, event.instance, 'service');
  if (event.variables !== undefined) step.setFrom(instance.id, event.variables);
  finishInstance(step, instance.id);
}
