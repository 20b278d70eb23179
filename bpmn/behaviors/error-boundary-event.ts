import type { Behavior } from './behavior.ts';
import { endBranch, startBranch } from './boundary-branch.ts';

export const errorBoundaryEvent: Behavior<'errorBoundaryEvent'> = {
  enter: startBranch,
  finish: endBranch,
};
