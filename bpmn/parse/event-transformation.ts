import type { FlowNode } from '../model/element.ts';
import type { Extensions } from './extensions.ts';
import { referenceId } from './transformation.ts';
import type { Place } from './transformation.ts';
import type { ModdleElement } from './moddle-element.ts';

/** What a transformation of one event position and definition is given. */
export interface GivenEvent {
  readonly event: ModdleElement;
  readonly definition: ModdleElement;
  readonly node: FlowNode;
  readonly extensions: Extensions;
  readonly place: Place;
  /** The data that is the item of its message. */
  readonly item: string | undefined;
}
/** What a boundary event has; whether its branch is detached is known only when all flows are. */
export function attached({ event, node, extensions }: GivenEvent): FlowNode & {
  host: string;
  interrupting: boolean;
  detached: boolean;
  survivesReturn: boolean;
} {
  return {
    ...node,
    host: referenceId(event, 'attachedToRef') ?? '',
    interrupting: event['cancelActivity'] !== false,
    detached: false,
    survivesReturn: extensions.has('bh:SurvivesReturn'),
  };
}
