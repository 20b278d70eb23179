import type { Behavior } from './behavior.ts';
import { endBranch, startBranch } from './boundary-branch.ts';

export const messageBoundaryEvent: Behavior<'messageBoundaryEvent'> = {
  enter: startBranch,
  finish: endBranch,
};
