import {
  child,
  children,
  text,
  type ModdleElement,
} from '../../../../bpmn/parse/moddle-element.ts';
import { collaborationOf } from './file-of.ts';
import type { ReferenceSource } from './property-field.ts';
import { rootsOf } from './roots.ts';
import {
  around,
  inputsOf,
  objectsIn,
  outputsOf,
  propertiesOf,
  seenFrom,
  turnDataOf,
} from './seen-data.ts';

type Source = (element: ModdleElement) => readonly ModdleElement[];

/** Of a data association, the activity or event that it belongs to. */
const ofOwner =
  (source: Source): Source =>
  (association) => {
    const owner = child(association, '$parent');
    return owner === null ? [] : source(owner);
  };

const sources: { readonly [S in ReferenceSource]: Source } = {
  dataSeen: ofOwner((owner) => [...turnDataOf(owner, 'inputDataItem'), ...seenFrom(owner)]),
  dataTargets: ofOwner((owner) => [...inputsOf(owner), ...propertiesOf(owner)]),
  dataGiven: ofOwner((owner) => [...outputsOf(owner), ...propertiesOf(owner), ...objectsIn(owner)]),
  dataTaken: ofOwner((owner) => [...turnDataOf(owner, 'outputDataItem'), ...seenFrom(owner)]),
  turnLists: (activity) => [...inputsOf(activity), ...seenFrom(activity)],
  turnResults: (activity) => [...outputsOf(activity), ...seenFrom(activity)],
  dataObjects: (reference) => [...around(reference)].flatMap(objectsIn),
  messageFlows: (element) => {
    const collaboration = collaborationOf(element);
    return collaboration === null ? [] : children(collaboration, 'messageFlows');
  },
  correlationProperties: (element) => rootsOf(element, 'bpmn:CorrelationProperty'),
  correlationKeys: (element) => {
    const collaboration = collaborationOf(element);
    return collaboration === null
      ? []
      : [collaboration, ...children(collaboration, 'conversations')].flatMap((holder) =>
          children(holder, 'correlationKeys'),
        );
  },
};

/** What a property of an element may refer to. */
export const referable = (
  source: ReferenceSource,
  element: ModdleElement,
): readonly ModdleElement[] => sources[source](element);

/** What an element is called where it is chosen: its name, and the name of its variable. */
export function calledAs(element: ModdleElement): string {
  const object = child(element, 'dataObjectRef');
  const id = text(object ?? element, 'id') ?? '';
  const name = text(element, 'name') ?? (object === null ? null : text(object, 'name'));
  return name === null || name === id ? id : `${name} · ${id}`;
}
