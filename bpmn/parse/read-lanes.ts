import type { AssignmentRule } from '../model/element-properties.ts';
import type { Lane } from '../model/procedure.ts';
import { child, children, extension, idOf, text, type ModdleElement } from './moddle-element.ts';
import { readAssignment } from './read-properties.ts';
import type { Reading } from './reading.ts';

type LaneOf = Map<string, { readonly lane: string; readonly rule: AssignmentRule | null }>;

function readLaneSet(
  reading: Reading,
  laneSet: ModdleElement,
  lanes: Map<string, Lane>,
  laneOf: LaneOf,
): void {
  for (const lane of children(laneSet, 'lanes')) {
    const id = idOf(lane);
    const name = text(lane, 'name') ?? '';
    const label = extension(lane, 'bh:Label');
    const rule = readAssignment(reading, lane);
    lanes.set(id, {
      id,
      name,
      nameEn: (label === null ? null : text(label, 'en')) ?? name,
      role: rule?.role ?? null,
    });
    for (const node of children(lane, 'flowNodeRef')) laneOf.set(idOf(node), { lane: id, rule });
    const inner = child(lane, 'childLaneSet');
    if (inner !== null) readLaneSet(reading, inner, lanes, laneOf);
  }
}

/** What is drawn inside a sub-process stands in the lane of the sub-process. */
function inherit(process: ModdleElement, laneOf: LaneOf, above: string | null): void {
  const from = above === null ? undefined : laneOf.get(above);
  for (const element of children(process, 'flowElements')) {
    const id = idOf(element);
    if (from !== undefined && !laneOf.has(id)) laneOf.set(id, from);
    inherit(element, laneOf, id);
  }
}

/** Lanes read as roles (BPMN 2.0.2, 10.8 leaves their meaning to the modeler). */
export function readLanes(
  reading: Pick<Reading, 'findings'>,
  process: ModdleElement,
): Pick<Reading, 'lanes' | 'laneOf'> {
  const lanes = new Map<string, Lane>();
  const laneOf: LaneOf = new Map();
  const early: Reading = { findings: reading.findings, lanes: {}, laneOf };
  for (const laneSet of children(process, 'laneSets')) readLaneSet(early, laneSet, lanes, laneOf);
  inherit(process, laneOf, null);
  return {
    lanes: Object.fromEntries([...lanes].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    laneOf,
  };
}
