import type { Behavior } from './behavior.ts';
import { endBranch, startBranch } from './boundary-branch.ts';

export const escalationBoundaryEvent: Behavior<'escalationBoundaryEvent'> = {
  enter: startBranch,
  finish: endBranch,
};
