import type { Activity, FlowNode } from '../model/element.ts';
import type { UndoRule } from '../model/event-definition.ts';
import {
  child,
  children,
  extension,
  flag,
  idOf,
  number,
  text,
  type ModdleElement,
} from './moddle-element.ts';
import { refuse, type Place, type Reading } from './reading.ts';

export function ids(elements: readonly ModdleElement[]): readonly string[] {
  return elements.map(idOf);
}

export function readNode(reading: Reading, element: ModdleElement, place: Place): FlowNode {
  const id = idOf(element);
  const name = text(element, 'name') ?? '';
  const stage = extension(element, 'bh:Stage');
  const label = extension(element, 'bh:Label');
  return {
    id,
    name,
    nameEn: (label === null ? null : text(label, 'en')) ?? name,
    parent: place.parent,
    lane: reading.laneOf.get(id)?.lane ?? null,
    stage: (stage === null ? null : text(stage, 'value')) ?? place.stage,
    incoming: ids(children(element, 'incoming')),
    outgoing: ids(children(element, 'outgoing')),
  };
}

/** What activities may carry and this engine does not run yet: refused, never passed over. */
const unsupportedParts = ['loopCharacteristics', 'ioSpecification'] as const;
const unsupportedLists = ['dataInputAssociations', 'dataOutputAssociations', 'properties'] as const;

function refuseUnsupported(reading: Reading, element: ModdleElement): void {
  const id = idOf(element);
  for (const part of unsupportedParts) {
    if (child(element, part) !== null) refuse(reading, 'not-supported', id, { what: part });
  }
  for (const list of unsupportedLists) {
    if (children(element, list).length > 0) refuse(reading, 'not-supported', id, { what: list });
  }
  if (flag(element, 'isForCompensation') === true)
    refuse(reading, 'not-supported', id, { what: 'isForCompensation' });
  for (const quantity of ['startQuantity', 'completionQuantity'] as const) {
    if ((number(element, quantity) ?? 1) !== 1)
      refuse(reading, 'not-supported', id, { what: quantity });
  }
}

function readUndo(reading: Reading, element: ModdleElement): UndoRule | null {
  const found = extension(element, 'bh:Undo');
  if (found === null) return null;
  if (text(found, 'kind') === 'none-needed') return 'none-needed';
  refuse(reading, 'not-supported', idOf(element), { what: 'bh:undo' });
  return null;
}

/** `boundaries` are filled in once all elements of the level are known. */
export function readActivity(reading: Reading, element: ModdleElement, place: Place): Activity {
  refuseUnsupported(reading, element);
  const fallback = child(element, 'default');
  return {
    ...readNode(reading, element, place),
    boundaries: [],
    default: fallback === null ? null : idOf(fallback),
    noReturn: extension(element, 'bh:NoReturn') !== null,
    undo: readUndo(reading, element),
  };
}
