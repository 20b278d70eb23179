import {
  children,
  contained,
  isModdleElement,
  ownProperties,
  text,
  type ModdleElement,
} from '../../../../bpmn/parse/moddle-element.ts';

/** The file around an element. */
export function definitionsOf(element: ModdleElement): ModdleElement | null {
  let at: unknown = element;
  while (isModdleElement(at) && at.$type !== 'bpmn:Definitions') {
    at = at['$parent'];
  }
  return isModdleElement(at) ? at : null;
}

/** The collaboration of the file; null where no pool is drawn. */
export function collaborationOf(element: ModdleElement): ModdleElement | null {
  const definitions = definitionsOf(element);
  return definitions === null
    ? null
    : (children(definitions, 'rootElements').find(({ $type }) => $type === 'bpmn:Collaboration') ??
        null);
}

/** Everything written inside an element, itself first. */
export function* allIn(element: ModdleElement): Generator<ModdleElement> {
  yield element;
  for (const name of ownProperties(element)) {
    for (const inner of contained(element, name)) {
      yield* allIn(inner);
    }
  }
}

/** Whether another element of the file has this id. */
export function isTaken(id: string, own: ModdleElement): boolean {
  const definitions = definitionsOf(own);
  if (definitions === null) {
    return false;
  }
  for (const element of allIn(definitions)) {
    if (element !== own && text(element, 'id') === id) {
      return true;
    }
  }
  return false;
}

/** `base`, or the first `base_2`, `base_3`, … that no element of the file has as its id. */
export function freeId(base: string, near: ModdleElement): string {
  const definitions = definitionsOf(near);
  const taken = new Set<string>();
  for (const element of definitions === null ? [] : allIn(definitions)) {
    taken.add(text(element, 'id') ?? '');
  }
  let count = 1;
  let id = base;
  while (taken.has(id)) {
    count += 1;
    id = `${base}_${count}`;
  }
  return id;
}
