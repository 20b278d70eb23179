import { startableIn } from '../ad-hoc.ts';
import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import type { Step } from '../step.ts';
import { place } from '../tokens.ts';
import { findAdHoc } from './find-open.ts';

/** Somebody starts an activity of an ad-hoc sub-process. */
export function startActivity(step: Step, event: EventOf<'start-activity'>): void {
  const adHoc = findAdHoc(step, event.instance);
  if (!startableIn(step, adHoc).includes(event.element)) {
    throw new EngineRefusal(
      'activity-not-startable',
      `Expected an activity that ${adHoc.element.id} offers now, but got ${event.element}`,
    );
  }
  const { id, outcome } = adHoc.instance;
  place(step, event.element, { scope: id, causes: [id], outcome });
}
