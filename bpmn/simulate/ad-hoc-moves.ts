import { asAdHoc, isEndedByPeople, startableIn } from '../engine/ad-hoc.ts';
import type { Instance } from '../engine/state.ts';
import type { Step } from '../engine/step.ts';
import { isUnderWay } from './beside.ts';
import type { WalkStep } from './walk.ts';

/**
 * What people start in an ad-hoc sub-process, and its end. An activity is started again when nothing is
 * under way that it led to: one line of work at a time stands for any number, since those that gather at a
 * join in there are ended with the sub-process.
 */
export function adHocMoves(step: Step, instance: Instance): readonly WalkStep[] {
  const adHoc = instance.opened === 'body' ? asAdHoc(step, instance.id) : null;
  if (adHoc === null) return [];
  const id = String(instance.id);
  const started = startableIn(step, adHoc)
    .filter((element) => !isUnderWay(step, instance.id, element))
    .map((element): WalkStep => ({
      element,
      happened: { kind: 'begun' },
      event: { type: 'start-activity', instance: id, element },
    }));
  if (!isEndedByPeople(step, adHoc)) return started;
  const { element } = instance;
  const event = { type: 'end-activities', instance: id } as const;
  return [...started, { element, happened: { kind: 'ended' }, event }];
}
