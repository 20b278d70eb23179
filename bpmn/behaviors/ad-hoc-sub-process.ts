import { asAdHoc, isThroughAdHoc } from '../engine/ad-hoc.ts';
import { openBody } from '../engine/bodies.ts';
import { leave } from '../engine/flow.ts';
import type { Behavior } from './behavior.ts';

/**
 * Activities in any order and number (BPMN 2.0.2, 10.3.5 and 13.3.5). What is enabled at first, the activities
 * that no flow leads to, people start (`start-activity`); flows inside are followed as everywhere. After each
 * activity the completion condition is asked; once it holds nothing more starts, and what still runs is
 * cancelled, or waited for. A sequential one performs one activity at a time: what a flow leads to meanwhile
 * waits.
 *
 * The specification does not say when an ad-hoc sub-process ends whose diagram has no condition. Here people
 * say it (`end-activities`), as they do in Flowable, which starts and ends by its API alone. Camunda 8 ends it
 * with the last token, and starts by its API, a list computed at the entry, or a job: the list and the job are
 * extensions of its own and not read here. Camunda 7 ignores the marker without a word.
 *
 * What is started is caused by the sub-process, not by what was done before it: a return inside goes to before
 * the sub-process, or along the flows inside; one from behind it goes to any activity in it, and it is open again; what ended
 * while it was closing stays ended.
 */
export const adHocSubProcess: Behavior<'adHocSubProcess'> = {
  enter: (step, element, id) => openBody(step, element, id, { starts: [] }),
  finish: (step, _element, id) => {
    const adHoc = asAdHoc(step, id);
    if (adHoc !== null && isThroughAdHoc(step, adHoc)) leave(step, id);
    return undefined;
  },
};
