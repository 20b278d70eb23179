import type { Behavior } from './behavior.ts';
import { endBranch, startBranch } from './boundary-branch.ts';

export const conditionalBoundaryEvent: Behavior<'conditionalBoundaryEvent'> = {
  enter: startBranch,
  finish: endBranch,
};
