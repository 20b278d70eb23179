import { element, event, flow, formal, listed, node, process } from './written-diagrams.ts';

const types =
  '<itemDefinition id="text" structureRef="Text" /><itemDefinition id="texts" structureRef="Text" isCollection="true" /><message id="msg" itemRef="text" /><interface id="i"><operation id="op"><inMessageRef>msg</inMessageRef></operation></interface><error id="err" errorCode="E" /><escalation id="esc" escalationCode="X" />';
const message = (id: string): string =>
  element(
    'messageEventDefinition',
    `id="${id}" messageRef="msg"`,
    '<operationRef>op</operationRef>',
  );
const boundary = (id: string, host: string, content: string, attributes = ''): string =>
  node('boundaryEvent', id, content, ` attachedToRef="${host}"${attributes}`);
const timer = (text: string): string =>
  `<timerEventDefinition>${formal('timeDuration', text)}</timerEventDefinition>`;

/** Diagrams that the letter of the specification has nothing against. */
export const rightDiagrams: Readonly<Record<string, string>> = {
  'no events at all': listed(process(`${node('task', 'a')}${node('task', 'b')}${flow('a', 'b')}`)),
  'gateways of each kind': listed(
    process(
      [
        node('startEvent', 's'),
        node('exclusiveGateway', 'split', '', ' gatewayDirection="Diverging" default="split-r"'),
        node('parallelGateway', 'fork'),
        node('task', 'a'),
        node('task', 'b'),
        node('parallelGateway', 'join', '', ' gatewayDirection="Converging"'),
        node('eventBasedGateway', 'wait'),
        node('receiveTask', 'r', '', ' messageRef="msg"'),
        node('intermediateCatchEvent', 't', timer('PT1H')),
        node('inclusiveGateway', 'merge', '', ' gatewayDirection="Converging"'),
        node('endEvent', 'e'),
        flow('s', 'split'),
        flow('split', 'fork', formal('conditionExpression', '= x')),
        flow('split', 'wait', formal('conditionExpression', '= y')),
        flow('split', 'merge', '', '').replaceAll('split-merge', 'split-r'),
        flow('fork', 'a'),
        flow('fork', 'b'),
        flow('a', 'join'),
        flow('b', 'join'),
        flow('join', 'merge'),
        flow('wait', 'r'),
        flow('wait', 't'),
        flow('r', 'merge'),
        flow('t', 'merge'),
        flow('merge', 'e'),
      ].join(''),
    ) + types,
  ),
  'links, compensation and an event sub-process': listed(
    process(
      [
        node('startEvent', 's'),
        node('task', 'a'),
        node(
          'intermediateThrowEvent',
          'away',
          '<linkEventDefinition id="l"><target>k</target></linkEventDefinition>',
        ),
        node(
          'intermediateCatchEvent',
          'back',
          '<linkEventDefinition id="k"><source>l</source></linkEventDefinition>',
        ),
        node('endEvent', 'e', '<escalationEventDefinition escalationRef="esc" />'),
        boundary('undo', 'a', event('c', 'compensate')),
        node('task', 'handler', '', ' isForCompensation="true"'),
        '<association id="to-handler" sourceRef="undo" targetRef="handler" />',
        node(
          'subProcess',
          'other',
          `${node('startEvent', 'o', '<errorEventDefinition errorRef="err" />')}${node('endEvent', 'f')}${flow('o', 'f')}`,
          ' triggeredByEvent="true"',
        ),
        flow('s', 'a'),
        flow('a', 'away'),
        flow('back', 'e'),
      ].join(''),
    ) + types,
  ),
  'a transaction that is cancelled, and an ad-hoc sub-process': listed(
    process(
      [
        node('startEvent', 's'),
        node(
          'transaction',
          't',
          `${node('startEvent', 'ts')}${node('endEvent', 'te', event('x', 'cancel'))}${flow('ts', 'te')}`,
          ' method="##Compensate"',
        ),
        boundary('cancelled', 't', event('y', 'cancel')),
        node(
          'adHocSubProcess',
          'h',
          `${node('task', 'a')}${formal('completionCondition', '= done')}`,
        ),
        node('endEvent', 'e'),
        flow('s', 't'),
        flow('t', 'h'),
        flow('cancelled', 'e'),
        flow('h', 'e'),
      ].join(''),
    ),
  ),
  'messages between two pools, one started by them': listed(
    [
      types,
      process(
        `${node('startEvent', 's')}${node('sendTask', 'send', '', ' messageRef="msg" operationRef="op"')}${node('endEvent', 'e', message('m1'))}${flow('s', 'send')}${flow('send', 'e')}`,
      ),
      '<process id="q" isExecutable="true">',
      `${node('startEvent', 'qs', message('m2'))}${node('intermediateCatchEvent', 'qc', message('m3'))}${node('endEvent', 'qe')}${flow('qs', 'qc')}${flow('qc', 'qe')}`,
      '</process>',
      '<collaboration id="c"><participant id="P" processRef="p" /><participant id="Q" processRef="q"><participantMultiplicity minimum="0" maximum="1" /></participant><messageFlow id="f1" sourceRef="send" targetRef="qs" /><messageFlow id="f2" sourceRef="e" targetRef="qc" /></collaboration>',
    ].join(''),
  ),
  'data of a task for each item, of an event, of a call': listed(
    [
      types,
      '<globalTask id="g"><supportedInterfaceRef>i</supportedInterfaceRef><ioSpecification><dataInput id="gi" itemSubjectRef="text" /><inputSet><dataInputRefs>gi</dataInputRefs></inputSet><outputSet /></ioSpecification><ioBinding operationRef="op" inputDataRef="gi" /></globalTask>',
      process(
        [
          node('dataObject', 'list', '', ' name="List" isCollection="true" itemSubjectRef="texts"'),
          node(
            'dataObjectReference',
            'ref',
            '<dataState name="new" />',
            ' name="List [new]" dataObjectRef="list"',
          ),
          node('startEvent', 's'),
          node(
            'serviceTask',
            'each',
            '<ioSpecification><dataInput id="in" isCollection="true" itemSubjectRef="texts" /><inputSet id="is"><dataInputRefs>in</dataInputRefs><outputSetRefs>os</outputSetRefs></inputSet><outputSet id="os"><inputSetRefs>is</inputSetRefs></outputSet></ioSpecification><dataInputAssociation><sourceRef>ref</sourceRef><targetRef>in</targetRef></dataInputAssociation><multiInstanceLoopCharacteristics><loopDataInputRef>in</loopDataInputRef><inputDataItem id="item" itemSubjectRef="text" /></multiInstanceLoopCharacteristics>',
          ),
          node(
            'callActivity',
            'call',
            '<ioSpecification><dataInput id="ci" itemSubjectRef="text" /><inputSet><dataInputRefs>ci</dataInputRefs></inputSet><outputSet /></ioSpecification>',
            ' calledElement="g"',
          ),
          node(
            'endEvent',
            'e',
            `<dataInput id="ei" itemSubjectRef="text" /><inputSet><dataInputRefs>ei</dataInputRefs></inputSet>${message('m')}`,
          ),
          flow('s', 'each'),
          flow('each', 'call'),
          flow('call', 'e'),
        ].join(''),
      ),
    ].join(''),
  ),
};
