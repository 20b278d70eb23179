import type { AssignmentRule } from '../model/element-properties.ts';
import type { Lane } from '../model/procedure.ts';
import { Extensions } from './extensions.ts';
import type { Findings } from './findings.ts';
import { child, children, idOf, nearestId, text } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';
import { mergeAssignments } from './transform-tasks.ts';
import type { LaneShare } from './transformation.ts';

export interface Lanes {
  readonly byElement: ReadonlyMap<string, LaneShare>;
  readonly lanes: readonly Lane[];
}

/** Lanes of a process or sub-process; an inner lane adds to what its outer lane says. */
export function readLanes(container: ModdleElement, findings: Findings): Lanes {
  const byElement = new Map<string, LaneShare>();
  const lanes: Lane[] = [];
  for (const set of children(container, 'laneSets')) readSet(set, { exclude: [] });
  return { byElement, lanes };

  function readSet(set: ModdleElement, outer: AssignmentRule): void {
    for (const lane of children(set, 'lanes')) readLane(lane, outer);
  }

  function readLane(lane: ModdleElement, outer: AssignmentRule): void {
    const id = idOf(lane);
    if (id === null) {
      findings.add('id-required', nearestId(lane), { what: lane.$type });
      return;
    }
    const extensions = new Extensions(lane, id, ['bh:Label', 'bh:Assignment'], findings);
    const assignment = mergeAssignments(outer, extensions.assignment());
    const name = text(lane, 'name') ?? '';
    lanes.push({ id, name, nameEn: extensions.labelEn(name), role: assignment.role ?? null });
    for (const element of children(lane, 'flowNodeRef')) {
      byElement.set(idOf(element) ?? '', { id, assignment });
    }
    const inner = child(lane, 'childLaneSet');
    if (inner !== null) readSet(inner, assignment);
  }
}
