import { child, type ModdleElement } from '../../../../bpmn/parse/moddle-element.ts';
import { isActivity } from './kinds.ts';
import { namedValues } from './named-values.ts';
import { expression, extension, multiInstance, standardLoop } from './place.ts';
import type { PropertySection } from './property-field.ts';

const undo = [extension('bh:Undo')];
const repeats =
  (kind: string) =>
  (element: ModdleElement): boolean =>
    child(element, 'loopCharacteristics')?.$type === `bpmn:${kind}LoopCharacteristics`;

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
