import { both, defines, isEvent, ofType } from './kinds.ts';
import { namedValues } from './named-values.ts';
import { definition, expression, extension, type Place } from './place.ts';
import type { PropertyField, PropertySection } from './property-field.ts';

const message = (at: Place): PropertyField => ({
  key: 'message',
  at,
  property: 'messageRef',
  input: { kind: 'root', type: 'bpmn:Message', identity: 'name' },
  required: true,
});
const coded = (
  key: 'signal' | 'errorCode' | 'escalationCode',
  kind: 'Signal' | 'Error' | 'Escalation',
  [property, identity]: readonly [string, string],
): PropertySection => ({
  tab: 'event',
  fits: both(isEvent, defines(kind)),
  fields: [
    {
      key,
      at: [definition(kind)],
      property,
      input: { kind: 'root', type: `bpmn:${kind}`, identity },
    },
  ],
});
const timer = definition('Timer');
const throwing = ofType('EndEvent', 'IntermediateThrowEvent');
const catching = ofType('StartEvent', 'IntermediateCatchEvent', 'BoundaryEvent');
const sends = namedValues('sent', 'bh:Input');
const correlation = (at: Place): PropertyField => ({
  key: 'correlation',
  at: [...at, extension('bh:Correlation')],
  property: 'value',
  input: { kind: 'feel' },
});
const onReturn = (at: Place): PropertyField => ({
  key: 'onReturn',
  at: [...at, extension('bh:OnReturn')],
  property: 'kind',
  input: { kind: 'choice', from: 'messageReturns' },
});
const messageDefinition = [definition('Message')];

/** What events, gateways and flows have. */
export const eventSections: readonly PropertySection[] = [
  {
    tab: 'event',
    fits: ofType('SendTask'),
    fields: [message([]), correlation([])],
    lists: [sends],
  },
  {
    tab: 'event',
    fits: ofType('ReceiveTask'),
    fields: [
      message([]),
      correlation([]),
      onReturn([]),
      {
        key: 'instantiate',
        at: [],
        property: 'instantiate',
        input: { kind: 'flag', unset: false },
      },
    ],
  },
  {
    tab: 'event',
    fits: both(throwing, defines('Message')),
    fields: [message(messageDefinition), correlation(messageDefinition)],
    lists: [{ ...sends, of: messageDefinition }],
  },
  {
    tab: 'event',
    fits: both(catching, defines('Message')),
    fields: [
      message(messageDefinition),
      correlation(messageDefinition),
      onReturn(messageDefinition),
    ],
  },
  coded('signal', 'Signal', ['signalRef', 'name']),
  coded('errorCode', 'Error', ['errorRef', 'errorCode']),
  coded('escalationCode', 'Escalation', ['escalationRef', 'escalationCode']),
  {
    tab: 'event',
    fits: both(isEvent, defines('Timer')),
    fields: [
      {
        key: 'duration',
        at: [timer, expression('timeDuration')],
        property: 'body',
        input: { kind: 'feel-or-text', example: 'PT4H' },
      },
      {
        key: 'date',
        at: [timer, expression('timeDate')],
        property: 'body',
        input: { kind: 'feel-or-text', example: '2026-12-01T08:00:00+08:00' },
      },
      {
        key: 'cycle',
        at: [timer, expression('timeCycle')],
        property: 'body',
        input: { kind: 'feel-or-text', example: 'R3/PT1H' },
      },
      {
        key: 'clock',
        at: [timer, extension('bh:Clock')],
        property: 'name',
        input: { kind: 'suggested', from: 'clocks' },
      },
      {
        key: 'threshold',
        at: [timer, extension('bh:Clock')],
        property: 'threshold',
        input: { kind: 'choice', from: 'thresholds' },
      },
    ],
  },
  {
    tab: 'event',
    fits: both(isEvent, defines('Conditional')),
    fields: [
      {
        key: 'condition',
        at: [definition('Conditional'), expression('condition')],
        property: 'body',
        input: { kind: 'feel' },
        required: true,
      },
    ],
  },
  {
    tab: 'event',
    fits: both(isEvent, defines('Link')),
    fields: [
      {
        key: 'link',
        at: [definition('Link')],
        property: 'name',
        input: { kind: 'text' },
        required: true,
      },
    ],
  },
  {
    tab: 'event',
    fits: both(throwing, defines('Compensate')),
    fields: [
      {
        key: 'compensated',
        at: [definition('Compensate')],
        property: 'activityRef',
        input: { kind: 'activity' },
      },
    ],
  },
  {
    tab: 'event',
    fits: ofType('BoundaryEvent'),
    fields: [
      {
        key: 'interrupts',
        at: [],
        property: 'cancelActivity',
        input: { kind: 'flag', unset: true },
      },
    ],
  },
  {
    tab: 'event',
    fits: ofType('StartEvent'),
    fields: [
      {
        key: 'interrupts',
        at: [],
        property: 'isInterrupting',
        input: { kind: 'flag', unset: true },
      },
    ],
  },
  {
    tab: 'event',
    fits: catching,
    fields: [
      {
        key: 'parallelMultiple',
        at: [],
        property: 'parallelMultiple',
        input: { kind: 'flag', unset: false },
      },
    ],
  },
  {
    tab: 'returns',
    fits: ofType('BoundaryEvent'),
    fields: [
      {
        key: 'survivesReturn',
        at: [],
        property: 'extensionElements',
        input: { kind: 'presence', type: 'bh:SurvivesReturn' },
      },
    ],
  },
  {
    tab: 'event',
    fits: ofType('EventBasedGateway'),
    fields: [
      {
        key: 'instantiate',
        at: [],
        property: 'instantiate',
        input: { kind: 'flag', unset: false },
      },
      {
        key: 'gatewayType',
        at: [],
        property: 'eventGatewayType',
        input: { kind: 'choice', from: 'gatewayTypes' },
      },
    ],
  },
  {
    tab: 'event',
    fits: ofType('ComplexGateway'),
    fields: [
      {
        key: 'activation',
        at: [expression('activationCondition')],
        property: 'body',
        input: { kind: 'feel' },
      },
    ],
  },
  {
    tab: 'basic',
    fits: ofType('SequenceFlow'),
    fields: [
      {
        key: 'condition',
        at: [expression('conditionExpression')],
        property: 'body',
        input: { kind: 'feel' },
      },
      { key: 'defaultFlow', at: [], property: 'default', input: { kind: 'default-flow' } },
    ],
  },
];
