import { child, children, type ModdleElement } from '../../../../bpmn/parse/moddle-element.ts';
import {
  addExtension,
  extensionsOf,
  partAt,
  reach,
  removeExtensions,
  startOf,
  type PartEdit,
} from './place.ts';
import { drawnAs, dropReferences } from './references.ts';
import type { PropertyList } from './property-field.ts';

type Listed = Pick<PropertyList, 'type' | 'within' | 'of' | 'fresh' | 'hides' | 'upkeep'>;

function ownerOf(element: ModdleElement, { of = [] }: Listed): ModdleElement | null {
  return partAt(element, of);
}

/** The items of a list, in order. */
export function itemsOf(element: ModdleElement, list: Listed): readonly ModdleElement[] {
  if (list.within !== undefined) {
    const part = partAt(element, list.within.at);
    return part === null
      ? []
      : children(part, list.within.property).filter(
          (item) => item.$type === list.type && list.hides?.(item) !== true,
        );
  }
  const owner = ownerOf(element, list);
  return owner === null ? [] : extensionsOf(owner).filter(({ $type }) => $type === list.type);
}

const keys = new WeakMap<ModdleElement, number>();
let lastKey = 0;

/** What tells an item apart while its properties change: they have no name of their own that stays. */
export function itemKey(item: ModdleElement): number {
  const known = keys.get(item);
  if (known !== undefined) {
    return known;
  }
  lastKey += 1;
  keys.set(item, lastKey);
  return lastKey;
}

/** One more, behind the others. */
export function addItem(change: PartEdit, list: Listed): void {
  const { edit, drawn } = change;
  const fresh = typeof list.fresh === 'function' ? list.fresh(startOf(change)) : list.fresh;
  if (list.within === undefined) {
    const owner = ownerOf(startOf(change), list);
    if (owner !== null) {
      addExtension(change, owner, list.type, fresh);
    }
    return;
  }
  const part = reach(change, list.within.at);
  if (part !== null) {
    const { property } = list.within;
    const item = edit.make(list.type, part, fresh);
    edit.part(drawn, part, { [property]: [...children(part, property), item] });
    list.upkeep?.added(change, item);
  }
}

/** Takes an item away, with its arrow where it is drawn, and whatever refers to it. */
export function removeItem(change: PartEdit, list: Listed, item: ModdleElement): void {
  const { edit, drawn } = change;
  if (list.within === undefined) {
    const owner = ownerOf(startOf(change), list);
    if (owner !== null) {
      removeExtensions(change, owner, [item]);
    }
    return;
  }
  const part = partAt(startOf(change), list.within.at);
  if (part === null) {
    return;
  }
  dropReferences(change, item);
  const arrow = drawnAs(edit.get, item);
  if (arrow === null) {
    const { property } = list.within;
    const left = children(part, property).filter((other) => other !== item);
    edit.part(drawn, part, { [property]: left.length === 0 ? undefined : left });
  } else {
    edit.get('modeling').removeElements([arrow]);
  }
  list.upkeep?.removed(change, item);
}

function swapped(
  all: readonly ModdleElement[],
  one: ModdleElement,
  other: ModdleElement,
): readonly ModdleElement[] {
  return all.map((item) => {
    if (item === one) {
      return other;
    }
    return item === other ? one : item;
  });
}

/** One place up or down among its own kind. */
export function moveItem(change: PartEdit, list: Listed, item: ModdleElement, by: -1 | 1): void {
  const { edit, drawn } = change;
  const items = itemsOf(startOf(change), list);
  const other = items[items.indexOf(item) + by];
  if (other === undefined) {
    return;
  }
  if (list.within !== undefined) {
    const part = partAt(startOf(change), list.within.at);
    if (part !== null) {
      const { property } = list.within;
      edit.part(drawn, part, { [property]: swapped(children(part, property), item, other) });
    }
    return;
  }
  const owner = ownerOf(startOf(change), list);
  const container = owner === null ? null : child(owner, 'extensionElements');
  if (container !== null) {
    const values = swapped(children(container, 'values'), item, other);
    edit.part(drawn, container, { values });
  }
}
