import type { Behavior } from './behavior.ts';
import { endBranch, startBranch } from './boundary-branch.ts';

export const timerBoundaryEvent: Behavior<'timerBoundaryEvent'> = {
  enter: startBranch,
  finish: endBranch,
};
