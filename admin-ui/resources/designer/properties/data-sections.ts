import { child, children, type ModdleElement } from '../../../../bpmn/parse/moddle-element.ts';
import { isPlaceholder } from '../canvas/data-targets.ts';
import { freeId } from './file-of.ts';
import { inSetOfEvent, inSets } from './io-sets.ts';
import { both, defines, either, isActivity, isEvent, ofType } from './kinds.ts';
import { expression, io, processOfPool, type Place } from './place.ts';
import type {
  PropertyColumn,
  PropertyField,
  PropertyList,
  PropertySection,
} from './property-field.ts';
import { inputsOf, outputsOf } from './seen-data.ts';

const variable: PropertyColumn = {
  key: 'dataId',
  property: 'id',
  input: { kind: 'variable' },
  required: true,
};
const dataName: PropertyColumn = { key: 'dataName', property: 'name', input: { kind: 'text' } };
const optional: PropertyColumn = {
  key: 'dataOptional',
  property: 'id',
  input: { kind: 'optional-data' },
};

const sides = {
  inputs: { property: 'dataInputs', type: 'bpmn:DataInput', base: 'input' },
  outputs: { property: 'dataOutputs', type: 'bpmn:DataOutput', base: 'output' },
} as const;

/** Inputs or outputs; of an activity or a process they stand in sets, of an event there is one. */
const dataOf = (
  side: keyof typeof sides,
  key: 'dataInputs' | 'dataOutputs' | 'givenByCaller' | 'givenToCaller' | 'messageItem',
  at: Place,
): PropertyList => {
  const { property, type, base } = sides[side];
  const isOfEvent = at.length === 0;
  return {
    key,
    type,
    within: { at, property },
    columns: [variable, dataName, ...(key.startsWith('data') ? [optional] : [])],
    fresh: (owner) => ({ id: freeId(base, owner) }),
    upkeep: isOfEvent ? inSetOfEvent : inSets(at),
  };
};

const ownData = (at: Place): PropertyList => ({
  key: 'ownData',
  type: 'bpmn:Property',
  within: { at, property: 'properties' },
  columns: [variable, dataName],
  fresh: (owner) => ({ id: freeId('data', owner) }),
  hides: isPlaceholder,
});

const assignments: PropertyList = {
  key: 'dataAssignments',
  type: 'bpmn:Assignment',
  within: { at: [], property: 'assignment' },
  columns: [
    {
      key: 'assignedValue',
      at: [expression('from')],
      property: 'body',
      input: { kind: 'feel' },
      required: true,
    },
    {
      key: 'assignedTo',
      at: [expression('to')],
      property: 'body',
      input: { kind: 'feel' },
      required: true,
    },
  ],
  fresh: {},
};

const transformation: PropertyColumn = {
  key: 'dataValue',
  at: [expression('transformation')],
  property: 'body',
  input: { kind: 'feel' },
};
const moves = {
  incoming: [
    {
      key: 'dataFrom',
      property: 'sourceRef',
      input: { kind: 'reference', to: 'dataSeen', many: true },
    },
    {
      key: 'dataTo',
      property: 'targetRef',
      input: { kind: 'reference', to: 'dataTargets' },
      required: true,
    },
    transformation,
  ],
  outgoing: [
    {
      key: 'dataFrom',
      property: 'sourceRef',
      input: { kind: 'reference', to: 'dataGiven', many: true },
    },
    {
      key: 'dataTo',
      property: 'targetRef',
      input: { kind: 'reference', to: 'dataTaken' },
      required: true,
    },
    transformation,
  ],
} as const satisfies Readonly<Record<string, readonly PropertyColumn[]>>;

const placed = (column: PropertyColumn): PropertyField => ({ at: [], ...column });

/** The first input that nothing fills yet. */
function unfilled(owner: ModdleElement): ModdleElement | undefined {
  const filled = new Set(
    children(owner, 'dataInputAssociations').map((one) => child(one, 'targetRef')),
  );
  return inputsOf(owner).find((input) => !filled.has(input));
}

const movesIn: PropertyList = {
  key: 'dataIn',
  type: 'bpmn:DataInputAssociation',
  within: { at: [], property: 'dataInputAssociations' },
  columns: moves.incoming,
  lists: [assignments],
  fresh: (owner) => ({ targetRef: unfilled(owner) }),
};
const movesOut: PropertyList = {
  key: 'dataOut',
  type: 'bpmn:DataOutputAssociation',
  within: { at: [], property: 'dataOutputAssociations' },
  columns: moves.outgoing,
  lists: [assignments],
  fresh: (owner) => ({ sourceRef: outputsOf(owner).slice(0, 1) }),
};

const throwsMessage = both(ofType('IntermediateThrowEvent', 'EndEvent'), defines('Message'));
const catchesMessage = both(
  ofType('StartEvent', 'IntermediateCatchEvent', 'BoundaryEvent'),
  defines('Message'),
);

const processLists = (at: Place): readonly PropertyList[] => [
  ownData(at),
  dataOf('inputs', 'givenByCaller', [...at, ...io]),
  dataOf('outputs', 'givenToCaller', [...at, ...io]),
];

/** Data of what is drawn (BPMN 2.0.2, 10.4): what it has, what it is given, what it gives. */
export const dataSections: readonly PropertySection[] = [
  {
    tab: 'data',
    fits: ofType('DataObjectReference'),
    fields: [
      {
        key: 'dataObject',
        at: [],
        property: 'dataObjectRef',
        input: { kind: 'reference', to: 'dataObjects' },
        required: true,
      },
      {
        ...variable,
        at: [{ in: 'property', property: 'dataObjectRef', type: 'bpmn:DataObject' }],
      },
    ],
  },
  {
    tab: 'data',
    fits: ofType('DataInputAssociation'),
    fields: moves.incoming.map(placed),
    lists: [assignments],
  },
  {
    tab: 'data',
    fits: ofType('DataOutputAssociation'),
    fields: moves.outgoing.map(placed),
    lists: [assignments],
  },
  {
    tab: 'data',
    fits: isActivity,
    lists: [dataOf('inputs', 'dataInputs', io), movesIn],
  },
  {
    tab: 'data',
    fits: isActivity,
    lists: [dataOf('outputs', 'dataOutputs', io), movesOut],
  },
  { tab: 'data', fits: throwsMessage, lists: [dataOf('inputs', 'messageItem', []), movesIn] },
  { tab: 'data', fits: catchesMessage, lists: [dataOf('outputs', 'messageItem', []), movesOut] },
  { tab: 'data', fits: either(isActivity, isEvent), lists: [ownData([])] },
  { tab: 'data', fits: ofType('Process'), lists: processLists([]) },
  { tab: 'data', fits: ofType('Participant'), lists: processLists(processOfPool) },
];
