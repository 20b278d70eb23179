import type { Behavior } from './behavior.ts';
import { leaveAsUsual } from './leaving.ts';

/** Elements that hold a token for no time. */
export const passThrough = {
  enter: leaveAsUsual,
  finish: leaveAsUsual,
} as const satisfies Behavior<
  'startEvent' | 'endEvent' | 'intermediateThrowEvent' | 'linkCatchEvent' | 'task' | 'manualTask'
>;
