import type { HandlerStartKind } from '../model/element.ts';
import type { Behavior } from './behavior.ts';
import { leaveAsUsual } from './leaving.ts';

/** Elements that hold a token for no time. */
export const passThrough = {
  enter: leaveAsUsual,
  finish: leaveAsUsual,
} as const satisfies Behavior<
  | 'startEvent'
  | HandlerStartKind
  | 'compensationStartEvent'
  | 'endEvent'
  | 'intermediateThrowEvent'
  | 'linkCatchEvent'
  | 'task'
  | 'manualTask'
>;
