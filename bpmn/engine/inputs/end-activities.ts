import { closeAdHoc, isEndedByPeople } from '../ad-hoc.ts';
import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import type { Step } from '../step.ts';
import { findAdHoc } from './find-open.ts';

/** Nothing more is to be started in an ad-hoc sub-process. */
export function endActivities(step: Step, event: EventOf<'end-activities'>): void {
  const adHoc = findAdHoc(step, event.instance);
  if (!isEndedByPeople(step, adHoc)) {
    throw new EngineRefusal(
      'activity-not-startable',
      `Expected ${adHoc.element.id} to be open until people end it, but it is not`,
    );
  }
  closeAdHoc(step, adHoc);
}
