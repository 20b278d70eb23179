import { taken } from './use.ts';
import type { Uses } from './use.ts';

const basic: Uses = { id: 'read', documentation: taken('words') };
const item: Uses = {
  ...basic,
  name: taken('words'),
  itemSubjectRef: taken('type'),
  dataState: taken('data'),
};
const association: Uses = {
  ...basic,
  sourceRef: 'read',
  targetRef: 'read',
  transformation: 'part',
  assignment: 'part',
};

/** Data that the engine holds and moves. Input and output while an activity runs, and pairs of sets, are refused. */
export const dataTypes: Readonly<Record<string, Uses>> = {
  'bpmn:DataObject': { ...item, isCollection: taken('type'), categoryValueRef: taken('grouping') },
  'bpmn:DataObjectReference': {
    ...item,
    dataObjectRef: 'read',
    categoryValueRef: taken('grouping'),
  },
  'bpmn:Property': item,
  'bpmn:InputOutputSpecification': {
    ...basic,
    dataInputs: 'part',
    dataOutputs: 'part',
    inputSets: 'part',
    outputSets: 'part',
  },
  'bpmn:DataInput': { ...item, isCollection: taken('type') },
  'bpmn:DataOutput': { ...item, isCollection: taken('type') },
  'bpmn:InputSet': {
    ...basic,
    name: taken('words'),
    dataInputRefs: 'read',
    optionalInputRefs: 'read',
  },
  'bpmn:OutputSet': {
    ...basic,
    name: taken('words'),
    dataOutputRefs: 'read',
    optionalOutputRefs: 'read',
  },
  'bpmn:DataInputAssociation': association,
  'bpmn:DataOutputAssociation': association,
  'bpmn:Assignment': { ...basic, from: 'part', to: 'part' },
};
