import type { Behavior } from './behavior.ts';
import { endBranch, startBranch } from './boundary-branch.ts';

export const signalBoundaryEvent: Behavior<'signalBoundaryEvent'> = {
  enter: startBranch,
  finish: endBranch,
};
