import { child, children, nearestId } from '../../parse/moddle-element.ts';
import type { ModdleElement } from '../../parse/moddle-element.ts';
import { basicTypes } from '../model/basic-type.ts';
import type { ItemDefinition, ItemShape } from '../model/item-definition.ts';
import { checkLanguage, nameOf, testsOf, typeOf } from './reading.ts';
import type { Reading } from './reading.ts';

/** Item definitions by name. */
export function transformItems(
  definitions: ModdleElement,
  reading: Reading,
): ReadonlyMap<string, ItemDefinition> {
  const items = new Map<string, ItemDefinition>();
  const places = new Map<string, string | null>();
  for (const element of children(definitions, 'itemDefinition')) {
    const item = transformItem(element, reading);
    if (items.has(item.name) || basicTypes.has(item.name))
      reading.findings.add('type-duplicate', nearestId(element), { type: item.name });
    items.set(item.name, item);
    places.set(item.name, nearestId(element));
  }
  for (const [name, place] of places) {
    const path = cycleFrom(name, items);
    if (path !== null) reading.findings.add('type-cyclic', place, { path: path.join(' > ') });
  }
  return items;
}

function transformItem(element: ModdleElement, reading: Reading): ItemDefinition {
  checkLanguage(element, 'typeLanguage', reading.findings);
  const name = nameOf(element);
  if (name === null) reading.findings.add('name-missing', nearestId(element));
  return {
    name: name ?? '',
    isCollection: element['isCollection'] === true,
    shape: shapeOf(element, reading),
    allowedValues: testsOf(element, 'allowedValues', {}, reading),
  };
}

function shapeOf(element: ModdleElement, reading: Reading): ItemShape {
  const components = children(element, 'itemComponent');
  const functionItem = child(element, 'functionItem');
  const written = typeof element['typeRef'] === 'string';
  const shapes = [components.length > 0, functionItem !== null, written];
  if (shapes.filter(Boolean).length > 1)
    reading.findings.add('type-ambiguous', nearestId(element), { type: nameOf(element) ?? '' });
  if (components.length > 0) return { kind: 'components', components: namedOnce() };
  if (functionItem === null) return { kind: 'reference', type: typeOf(element, reading) ?? 'Any' };
  for (const parameter of children(functionItem, 'parameters')) typeOf(parameter, reading);
  return { kind: 'function', result: typeOf(functionItem, reading, 'outputTypeRef') };

  function namedOnce(): readonly ItemDefinition[] {
    const items = components.map((component) => transformItem(component, reading));
    for (const { name } of items) {
      if (items.filter((item) => item.name === name).length > 1)
        reading.findings.add('name-duplicate', nearestId(element), { name });
    }
    return items;
  }
}

/** A type that is only another name of itself; through components a type may come back. */
function cycleFrom(
  start: string,
  items: ReadonlyMap<string, ItemDefinition>,
): readonly string[] | null {
  const path = [start];
  for (;;) {
    const shape = items.get(path.at(-1) ?? '')?.shape;
    if (shape?.kind !== 'reference') return null;
    path.push(shape.type);
    if (shape.type === start) return path;
    if (path.length > items.size + 1) return null;
  }
}
