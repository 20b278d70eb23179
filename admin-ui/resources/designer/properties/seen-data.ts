import {
  child,
  children,
  isModdleElement,
  type ModdleElement,
} from '../../../../bpmn/parse/moddle-element.ts';

const ofType = (elements: readonly ModdleElement[], type: string): readonly ModdleElement[] =>
  elements.filter(({ $type }) => $type === type);

const declared = (owner: ModdleElement, property: string): readonly ModdleElement[] => [
  ...children(owner, property),
  ...children(child(owner, 'ioSpecification') ?? owner, property),
];

/** Each of them once: an event has its data itself, an activity in its specification. */
const once = (elements: readonly ModdleElement[]): readonly ModdleElement[] => [
  ...new Set(elements),
];

export const inputsOf = (owner: ModdleElement): readonly ModdleElement[] =>
  once(declared(owner, 'dataInputs'));
export const outputsOf = (owner: ModdleElement): readonly ModdleElement[] =>
  once(declared(owner, 'dataOutputs'));
export const propertiesOf = (owner: ModdleElement): readonly ModdleElement[] =>
  children(owner, 'properties');

/** Data objects inside a process or sub-process. */
export const objectsIn = (container: ModdleElement): readonly ModdleElement[] =>
  ofType(children(container, 'flowElements'), 'bpmn:DataObject');

/** As they are drawn, those that are not drawn themselves. */
function shownIn(container: ModdleElement): readonly ModdleElement[] {
  const drawn = ofType(children(container, 'flowElements'), 'bpmn:DataObjectReference');
  const objects = new Set(drawn.map((reference) => child(reference, 'dataObjectRef')));
  return [...drawn, ...objectsIn(container).filter((object) => !objects.has(object))];
}

/** The elements around one, from the inside out. */
export function* around(element: ModdleElement): Generator<ModdleElement> {
  let at: unknown = element['$parent'];
  while (isModdleElement(at)) {
    yield at;
    at = at['$parent'];
  }
}

/** Data that an activity or event sees from where it stands (BPMN 2.0.2, 10.4.1). */
export function seenFrom(owner: ModdleElement): readonly ModdleElement[] {
  const places = [shownIn, propertiesOf, inputsOf, outputsOf];
  const outside = [...around(owner)].flatMap((container) =>
    places.flatMap((dataIn) => dataIn(container)),
  );
  return [...outside, ...propertiesOf(owner)];
}

/** What each turn of a repeated activity takes from its list, or adds to it. */
export function turnDataOf(
  owner: ModdleElement,
  property: 'inputDataItem' | 'outputDataItem',
): readonly ModdleElement[] {
  const loop = child(owner, 'loopCharacteristics');
  const data = loop === null ? null : child(loop, property);
  return data === null ? [] : [data];
}
