import type { Behavior } from './behavior.ts';
import { endBranch, startBranch } from './boundary-branch.ts';

export const cancelBoundaryEvent: Behavior<'cancelBoundaryEvent'> = {
  enter: startBranch,
  finish: endBranch,
};
