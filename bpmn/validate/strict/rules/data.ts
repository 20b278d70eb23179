import type { Diagram } from '../diagram.ts';
import { processOf } from '../diagram.ts';
import { isCollection, itemOf, sameItem, sameStructure } from '../items.ts';
import { isA } from '../metamodel.ts';
import { toTheLetter } from '../rule.ts';
import type { DiagramRule } from '../rule.ts';
import { attribute, childrenNamed, references } from '../xml-node.ts';
import type { XmlNode } from '../xml-node.ts';

const collectionDiffers = (name: string) => (diagram: Diagram) =>
  diagram.all(name).filter((node) => {
    const item = itemOf(diagram, node);
    return item !== null && isCollection(item) !== isCollection(node);
  });

const dataAssociations = ['dataInputAssociation', 'dataOutputAssociation'];

/** An association that ends at what belongs to the process itself, against its direction. */
const against =
  (association: string, end: 'sourceRef' | 'targetRef', kind: string) => (diagram: Diagram) =>
    diagram
      .all(association)
      .filter((one) =>
        diagram
          .referred(one, end)
          .some((node) => node.name === kind && node.parent?.parent === processOf(one)),
      );

const hasTransformation = (node: XmlNode): boolean =>
  childrenNamed(node, 'transformation').length > 0;

function itemsDiffer(diagram: Diagram, association: XmlNode): boolean {
  const [source] = diagram.referred(association, 'sourceRef');
  const [target] = diagram.referred(association, 'targetRef');
  if (source === undefined || target === undefined) return false;
  const from = itemOf(diagram, source);
  const to = itemOf(diagram, target);
  return from !== null && to !== null && !sameItem(from, to);
}

/** A data item of one turn is a scalar of the collection that the turns go through. */
const notItsScalar = (reference: string, itemName: string) => (diagram: Diagram) =>
  diagram.all('multiInstanceLoopCharacteristics').filter((loop) => {
    const [collection] = diagram.referred(loop, reference);
    const [scalar] = childrenNamed(loop, itemName);
    if (collection === undefined || scalar === undefined) return false;
    const one = itemOf(diagram, scalar);
    return isCollection(one) || !sameStructure(itemOf(diagram, collection), one);
  });

function stateNamed(diagram: Diagram, reference: XmlNode): boolean {
  const [state] = childrenNamed(reference, 'dataState');
  const [object] = diagram.referred(reference, 'dataObjectRef');
  if (state === undefined || object === undefined) return true;
  const expected = `${attribute(object, 'name') ?? ''} [${attribute(state, 'name') ?? ''}]`;
  return attribute(reference, 'name') === expected;
}

/** Data objects, properties and associations (BPMN 2.0.2, 10.4). */
export const dataRules: readonly DiagramRule[] = [
  toTheLetter('20 77', 'data-object-collection-differs', collectionDiffers('dataObject')),
  toTheLetter('20 81', 'data-input-collection-differs', collectionDiffers('dataInput')),
  toTheLetter('20 83', 'data-output-collection-differs', collectionDiffers('dataOutput')),
  toTheLetter(
    '69',
    'loop-output-not-scalar-of-collection',
    notItsScalar('loopDataOutputRef', 'outputDataItem'),
  ),
  toTheLetter(
    '70',
    'loop-input-not-scalar-of-collection',
    notItsScalar('loopDataInputRef', 'inputDataItem'),
  ),
  toTheLetter('76', 'data-state-not-in-name', (diagram) =>
    diagram.all('dataObjectReference').filter((node) => !stateNamed(diagram, node)),
  ),
  toTheLetter('78', 'property-not-allowed-here', (diagram) =>
    diagram
      .all('property')
      .filter(
        ({ parent }) =>
          parent === null || !['process', 'Activity', 'Event'].some((type) => isA(parent, type)),
      ),
  ),
  toTheLetter('79', 'sub-process-with-io-specification', (diagram) =>
    diagram.all('SubProcess').filter((node) => childrenNamed(node, 'ioSpecification').length > 0),
  ),
  toTheLetter(
    '80',
    'association-into-process-input',
    against('dataOutputAssociation', 'targetRef', 'dataInput'),
  ),
  toTheLetter(
    '82',
    'association-from-process-output',
    against('dataInputAssociation', 'sourceRef', 'dataOutput'),
  ),
  toTheLetter('91', 'association-items-differ', (diagram) =>
    diagram
      .all(...dataAssociations)
      .filter((one) => !hasTransformation(one) && itemsDiffer(diagram, one)),
  ),
  toTheLetter('92', 'association-with-several-sources', (diagram) =>
    diagram
      .all(...dataAssociations)
      .filter((one) => !hasTransformation(one) && references(one, 'sourceRef').length > 1),
  ),
];
