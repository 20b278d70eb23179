import { isOfConversations } from '../../../diagram/conversations/conversation-types.ts';
import { isFlowNode, isNamed, isSubProcess, either, ofType } from './kinds.ts';
import { namedValues } from './named-values.ts';
import { expression, extension, processOfPool, type Place } from './place.ts';
import type { PropertyField, PropertyList, PropertySection } from './property-field.ts';

const assignment = [extension('bh:Assignment')];
const limit = [extension('bh:Limit')];
const userTask = ofType('UserTask');

const outcomes: PropertyList = {
  key: 'outcomes',
  type: 'bh:Outcome',
  columns: [
    { key: 'outcomeLabel', property: 'label', input: { kind: 'text' }, required: true },
    { key: 'outcomeLabelEn', property: 'labelEn', input: { kind: 'text' } },
    { key: 'outcomeCode', property: 'code', input: { kind: 'text' }, required: true },
    { key: 'outcomeKind', property: 'kind', input: { kind: 'choice', from: 'outcomeKinds' } },
    { key: 'outcomeRequires', property: 'requires', input: { kind: 'words', from: 'formFields' } },
  ],
  fresh: { code: 'submit', label: '提交', labelEn: 'Submit', kind: 'forward' },
};

const processFields = (at: Place): readonly PropertyField[] => [
  { key: 'executable', at, property: 'isExecutable', input: { kind: 'flag', unset: false } },
  {
    key: 'rollback',
    at: [...at, extension('bh:Rollback')],
    property: 'variables',
    input: { kind: 'text' },
  },
];

/** A pool stands for its process. */
const processSections: readonly PropertySection[] = [
  { tab: 'basic', fits: ofType('Process'), fields: processFields([]) },
  {
    tab: 'basic',
    fits: ofType('Participant'),
    fields: [
      { key: 'name', at: [], property: 'name', input: { kind: 'text' } },
      { key: 'processName', at: processOfPool, property: 'name', input: { kind: 'text' } },
      {
        key: 'nameEn',
        at: [...processOfPool, extension('bh:Label')],
        property: 'en',
        input: { kind: 'text' },
      },
      ...processFields(processOfPool),
    ],
  },
];

/** What everything that is drawn has, and what tasks and sub-processes have. */
export const taskSections: readonly PropertySection[] = [
  {
    tab: 'basic',
    fits: isNamed,
    fields: [
      { key: 'name', at: [], property: 'name', input: { kind: 'text' } },
      { key: 'nameEn', at: [extension('bh:Label')], property: 'en', input: { kind: 'text' } },
    ],
  },
  {
    tab: 'basic',
    fits: isFlowNode,
    fields: [
      {
        key: 'stage',
        at: [extension('bh:Stage')],
        property: 'value',
        input: { kind: 'choice', from: 'stages' },
      },
    ],
  },
  {
    tab: 'basic',
    fits: isOfConversations,
    fields: [{ key: 'name', at: [], property: 'name', input: { kind: 'text' } }],
  },
  ...processSections,
  {
    tab: 'basic',
    fits: ofType('TextAnnotation'),
    fields: [{ key: 'note', at: [], property: 'text', input: { kind: 'lines' } }],
  },
  {
    tab: 'work',
    fits: either(userTask, ofType('Lane')),
    fields: [
      {
        key: 'role',
        at: assignment,
        property: 'role',
        input: { kind: 'choice', from: 'roles' },
        inherits: 'lane',
        holders: true,
      },
      {
        key: 'unit',
        at: assignment,
        property: 'unit',
        input: { kind: 'feel' },
        inherits: 'lane',
      },
      {
        key: 'person',
        at: assignment,
        property: 'person',
        input: { kind: 'feel' },
        inherits: 'lane',
      },
    ],
  },
  {
    tab: 'work',
    fits: userTask,
    fields: [
      {
        key: 'exclude',
        at: assignment,
        property: 'exclude',
        input: { kind: 'words', from: 'userTasks' },
      },
    ],
  },
  {
    tab: 'limit',
    fits: either(userTask, isSubProcess),
    fields: [
      { key: 'clock', at: limit, property: 'clock', input: { kind: 'suggested', from: 'clocks' } },
      { key: 'limit', at: limit, property: 'value', input: { kind: 'limit' } },
      {
        key: 'reentry',
        at: limit,
        property: 'reentry',
        input: { kind: 'suggested', from: 'reentry' },
      },
    ],
  },
  {
    tab: 'limit',
    fits: userTask,
    fields: [
      {
        key: 'whileHeld',
        at: limit,
        property: 'whileHeld',
        input: { kind: 'choice', from: 'whileHeld' },
      },
    ],
  },
  {
    tab: 'form',
    fits: userTask,
    fields: [
      {
        key: 'form',
        at: [extension('bh:Form')],
        property: 'key',
        input: { kind: 'suggested', from: 'forms' },
      },
    ],
  },
  { tab: 'outcomes', fits: userTask, lists: [outcomes] },
  {
    tab: 'work',
    fits: ofType('ServiceTask', 'SendTask'),
    fields: [
      {
        key: 'service',
        at: [extension('bh:Service')],
        property: 'name',
        input: { kind: 'suggested', from: 'services' },
      },
      { key: 'retry', at: [extension('bh:Service')], property: 'retry', input: { kind: 'text' } },
    ],
    lists: [
      namedValues('inputs', 'bh:Input', { at: [extension('bh:Service')], property: 'inputs' }),
    ],
  },
  {
    tab: 'work',
    fits: ofType('ScriptTask'),
    fields: [
      { key: 'script', at: [], property: 'script', input: { kind: 'feel', lines: true } },
      { key: 'scriptFormat', at: [], property: 'scriptFormat', input: { kind: 'text' } },
      {
        key: 'clock',
        at: [extension('bh:ClockOperation')],
        property: 'clock',
        input: { kind: 'suggested', from: 'clocks' },
      },
      {
        key: 'clockOperation',
        at: [extension('bh:ClockOperation')],
        property: 'operation',
        input: { kind: 'choice', from: 'clockOperations' },
      },
      {
        key: 'clockLimit',
        at: [extension('bh:ClockOperation')],
        property: 'limit',
        input: { kind: 'limit' },
      },
    ],
  },
  {
    tab: 'work',
    fits: ofType('BusinessRuleTask'),
    fields: [
      {
        key: 'decisionModel',
        at: [extension('bh:Decision')],
        property: 'model',
        input: { kind: 'text' },
        required: true,
      },
      {
        key: 'decision',
        at: [extension('bh:Decision')],
        property: 'ref',
        input: { kind: 'text' },
        required: true,
      },
      {
        key: 'decisionResult',
        at: [extension('bh:Decision')],
        property: 'result',
        input: { kind: 'text' },
        required: true,
      },
    ],
    lists: [namedValues('inputs', 'bh:Input')],
  },
  {
    tab: 'work',
    fits: ofType('CallActivity'),
    fields: [
      {
        key: 'calledElement',
        at: [],
        property: 'calledElement',
        input: { kind: 'suggested', from: 'callables' },
        required: true,
      },
    ],
    lists: [namedValues('inputs', 'bh:Input'), namedValues('outputs', 'bh:Output')],
  },
  {
    tab: 'work',
    fits: ofType('AdHocSubProcess'),
    fields: [
      {
        key: 'adHocCompletion',
        at: [expression('completionCondition')],
        property: 'body',
        input: { kind: 'feel' },
      },
      {
        key: 'ordering',
        at: [],
        property: 'ordering',
        input: { kind: 'choice', from: 'orderings' },
      },
      {
        key: 'cancelRemaining',
        at: [],
        property: 'cancelRemainingInstances',
        input: { kind: 'flag', unset: true },
      },
    ],
  },
];
