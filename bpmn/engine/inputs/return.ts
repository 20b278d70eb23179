import { isActivity } from '../../model/element.ts';
import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import { instanceNumber } from '../ids.ts';
import { goBack, undoInterruption } from '../returns/go-back.ts';
import { isLegalTarget, undoableInterruptions } from '../returns/targets.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';
import { findActive } from './find-open.ts';

/** 退回 from an active task, behind an earlier instance or behind what interrupted the scope that it is in. */
export function returnTo(step: Step, event: EventOf<'return'>): void {
  const from = findActive(step, event.from, 'task-not-open');
  if (from.id === rootId || !isActivity(step.elementOf(from))) {
    throw new EngineRefusal(
      'task-not-open',
      `Expected ${event.from} to be an activity, but it is not`,
    );
  }
  const target = instanceNumber(event.to);
  const handler = undoableInterruptions(step, from).find(({ id }) => id === target);
  if (handler !== undefined) {
    undoInterruption(step, handler);
    return;
  }
  if (target === null || !isLegalTarget(step, from.id, target)) {
    throw new EngineRefusal(
      'target-not-legal',
      `Expected ${event.to} to be a legal target, but it is not`,
    );
  }
  goBack(step, from.id, target);
}
