import { child, type ModdleElement } from '../../../../bpmn/parse/moddle-element.ts';
import { both, isActivity } from './kinds.ts';
import { namedValues } from './named-values.ts';
import { expression, extension, multiInstance, standardLoop } from './place.ts';
import type { PropertyField, PropertySection } from './property-field.ts';
import { referable } from './reference-sources.ts';

const undo = [extension('bh:Undo')];
const repeats =
  (kind: string) =>
  (element: ModdleElement): boolean =>
    child(element, 'loopCharacteristics')?.$type === `bpmn:${kind}LoopCharacteristics`;

const turnData = ['loopDataInputRef', 'loopDataOutputRef', 'inputDataItem', 'outputDataItem'];

/** There is data that could be the list, or some is named already. */
function hasTurnData(activity: ModdleElement): boolean {
  const loop = child(activity, 'loopCharacteristics');
  return (
    (['turnLists', 'turnResults'] as const).some(
      (source) => referable(source, activity).length > 0,
    ) || turnData.some((property) => loop?.[property] !== undefined)
  );
}

/** What one turn has of a list: data of its own, there when it has a name. */
const turnVariable = (
  key: 'turnDataItem' | 'turnDataResult',
  property: 'inputDataItem' | 'outputDataItem',
  type: 'bpmn:DataInput' | 'bpmn:DataOutput',
): PropertyField => ({
  key,
  at: [multiInstance, { in: 'property', property, type }],
  property: 'id',
  input: { kind: 'variable', optional: true },
});

/** The same by data (BPMN 2.0.2, table 10.30). */
const turnsByData: PropertySection = {
  tab: 'repeat',
  fits: both(repeats('MultiInstance'), hasTurnData),
  note: 'turnsByData',
  fields: [
    {
      key: 'turnDataList',
      at: [multiInstance],
      property: 'loopDataInputRef',
      input: { kind: 'reference', to: 'turnLists' },
    },
    turnVariable('turnDataItem', 'inputDataItem', 'bpmn:DataInput'),
    {
      key: 'turnDataResults',
      at: [multiInstance],
      property: 'loopDataOutputRef',
      input: { kind: 'reference', to: 'turnResults' },
    },
    turnVariable('turnDataResult', 'outputDataItem', 'bpmn:DataOutput'),
  ],
};

/** How often an activity runs, and what a return does to it. */
export const repeatSections: readonly PropertySection[] = [
  {
    tab: 'repeat',
    fits: isActivity,
    fields: [{ key: 'repeat', at: [], property: 'loopCharacteristics', input: { kind: 'repeat' } }],
  },
  {
    tab: 'repeat',
    fits: repeats('MultiInstance'),
    fields: [
      {
        key: 'turnsOver',
        at: [multiInstance, extension('bh:Collection')],
        property: 'value',
        input: { kind: 'feel' },
      },
      {
        key: 'turnItem',
        at: [multiInstance, extension('bh:Collection')],
        property: 'item',
        input: { kind: 'text' },
      },
      {
        key: 'turns',
        at: [multiInstance, expression('loopCardinality')],
        property: 'body',
        input: { kind: 'feel-or-text', example: '3' },
      },
      {
        key: 'turnsComplete',
        at: [multiInstance, expression('completionCondition')],
        property: 'body',
        input: { kind: 'feel' },
      },
      {
        key: 'turnOutput',
        at: [multiInstance, extension('bh:TurnOutput')],
        property: 'name',
        input: { kind: 'text' },
      },
      {
        key: 'turnOutputValue',
        at: [multiInstance, extension('bh:TurnOutput')],
        property: 'value',
        input: { kind: 'feel' },
      },
      {
        key: 'turnBehavior',
        at: [multiInstance],
        property: 'behavior',
        input: { kind: 'choice', from: 'turnBehaviors' },
      },
    ],
  },
  turnsByData,
  {
    tab: 'repeat',
    fits: repeats('Standard'),
    fields: [
      {
        key: 'loopWhile',
        at: [standardLoop, expression('loopCondition')],
        property: 'body',
        input: { kind: 'feel' },
      },
      {
        key: 'loopMaximum',
        at: [standardLoop],
        property: 'loopMaximum',
        input: { kind: 'number' },
      },
      {
        key: 'testBefore',
        at: [standardLoop],
        property: 'testBefore',
        input: { kind: 'flag', unset: false },
      },
    ],
  },
  {
    tab: 'repeat',
    fits: isActivity,
    fields: [
      { key: 'startQuantity', at: [], property: 'startQuantity', input: { kind: 'number' } },
      {
        key: 'completionQuantity',
        at: [],
        property: 'completionQuantity',
        input: { kind: 'number' },
      },
      {
        key: 'forCompensation',
        at: [],
        property: 'isForCompensation',
        input: { kind: 'flag', unset: false },
      },
    ],
  },
  {
    tab: 'returns',
    fits: isActivity,
    fields: [
      {
        key: 'noReturn',
        at: [],
        property: 'extensionElements',
        input: { kind: 'presence', type: 'bh:NoReturn' },
      },
      { key: 'undo', at: undo, property: 'kind', input: { kind: 'choice', from: 'undoKinds' } },
      {
        key: 'undoService',
        at: undo,
        property: 'name',
        input: { kind: 'suggested', from: 'services' },
      },
      { key: 'retry', at: undo, property: 'retry', input: { kind: 'text' } },
      { key: 'undoRequired', at: undo, property: 'required', input: { kind: 'text-flag' } },
    ],
    lists: [namedValues('inputs', 'bh:Input', { at: undo, property: 'inputs' })],
  },
];
