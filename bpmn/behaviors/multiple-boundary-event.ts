import type { Behavior } from './behavior.ts';
import { endBranch, startBranch } from './boundary-branch.ts';

export const multipleBoundaryEvent: Behavior<'multipleBoundaryEvent'> = {
  enter: startBranch,
  finish: endBranch,
};
