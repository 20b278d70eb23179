import { describe, expect, it } from 'vitest';
import { parseProcedure } from '../../../bpmn/parse/parse-procedure.ts';
import {
  call,
  collaboration,
  definitions,
  event,
  findingsOf,
  flow,
  link,
  pool,
  procedureOf,
  process,
  said,
} from './diagram-text.ts';

const adHoc = (attributes: string, condition: string): string =>
  process(
    `<bpmn:adHocSubProcess id="hoc"${attributes}><bpmn:task id="a" /><bpmn:task id="b" /><bpmn:parallelGateway id="g" />${flow('a', 'b')}${condition}</bpmn:adHocSubProcess>`,
  );

describe('parseProcedure', () => {
  it('gives plain JSON with sorted keys, whatever the order of the diagram', async () => {
    const parts = [
      '<bpmn:task id="b" />',
      '<bpmn:task id="a" />',
      '<bpmn:sequenceFlow id="f" sourceRef="b" targetRef="a" />',
    ];
    const text = JSON.stringify(await procedureOf(process(parts.join(''))));
    expect(JSON.stringify(await procedureOf(process(parts.toReversed().join(''))))).toBe(text);
    const procedure = await procedureOf(process(parts.join('')));
    expect(Object.keys(procedure.elements)).toEqual(['a', 'b']);
    expect(procedure.starts).toEqual(['b']);
    expect(JSON.parse(text)).toEqual(procedure);
  });

  it('keeps the order of flows that an element lists, and adds what it does not list', async () => {
    const procedure = await procedureOf(
      process(
        `<bpmn:exclusiveGateway id="g" default="z"><bpmn:outgoing>z</bpmn:outgoing><bpmn:outgoing>x</bpmn:outgoing></bpmn:exclusiveGateway><bpmn:task id="t" />` +
          ['x', 'y', 'z']
            .map((id) => `<bpmn:sequenceFlow id="${id}" sourceRef="g" targetRef="t" />`)
            .join(''),
      ),
    );
    expect(procedure.elements['g']).toMatchObject({ outgoing: ['z', 'x', 'y'], default: 'z' });
    expect(procedure.elements['t']).toMatchObject({ incoming: ['x', 'y', 'z'] });
  });

  it('gives elements the lane, assignment and stage of what is around them', async () => {
    const procedure = await procedureOf(
      process(`<bpmn:laneSet id="ls"><bpmn:lane id="outer" name="外"><bpmn:extensionElements><bh:label en="Outer" /><bh:assignment role="lead" unit="=unit" exclude="a" /></bpmn:extensionElements><bpmn:childLaneSet id="cs"><bpmn:lane id="inner"><bpmn:extensionElements><bh:assignment role="handler" /></bpmn:extensionElements><bpmn:flowNodeRef>s</bpmn:flowNodeRef></bpmn:lane></bpmn:childLaneSet></bpmn:lane></bpmn:laneSet>
        <bpmn:subProcess id="s"><bpmn:extensionElements><bh:stage value="handle" /></bpmn:extensionElements>
        <bpmn:userTask id="u"><bpmn:extensionElements><bh:assignment person="=person" /></bpmn:extensionElements></bpmn:userTask>
        <bpmn:userTask id="v"><bpmn:extensionElements><bh:stage value="check" /><bh:assignment role="grid" exclude="u x" /></bpmn:extensionElements></bpmn:userTask></bpmn:subProcess>`),
    );
    expect(procedure.lanes['outer']).toEqual({
      id: 'outer',
      name: '外',
      nameEn: 'Outer',
      role: 'lead',
    });
    expect(procedure.lanes['inner']).toMatchObject({ role: 'handler' });
    expect(procedure.elements['u']).toMatchObject({
      parent: 's',
      lane: 'inner',
      stage: 'handle',
      assignment: { role: 'handler', unit: 'unit', person: 'person', exclude: ['a'] },
    });
    expect(procedure.elements['v']).toMatchObject({
      stage: 'check',
      assignment: { role: 'grid', exclude: ['u', 'x'] },
    });
    expect(procedure.elements['s']).toMatchObject({ starts: ['u', 'v'] });
  });

  it('reads every extension', async () => {
    const procedure = await procedureOf(
      process(`<bpmn:extensionElements><bh:label en="Process" /></bpmn:extensionElements>
        <bpmn:userTask id="u" name="办"><bpmn:extensionElements><bh:label en="Do" /><bh:form key="f" /><bh:limit clock="c" value="=limit" reentry='="resume"' /><bh:outcome code="ok" label="行" labelEn="OK" kind="forward" requires="a b" /><bh:outcome code="no" kind="back" /><bh:noReturn /><bh:undo kind="none-needed" /></bpmn:extensionElements></bpmn:userTask>
        <bpmn:serviceTask id="s"><bpmn:extensionElements><bh:service name="n" retry="once"><bh:input name="b" value="=2" /><bh:input name="a" value="=1" /></bh:service></bpmn:extensionElements></bpmn:serviceTask>
        <bpmn:scriptTask id="k"><bpmn:extensionElements><bh:clockOperation clock="c" operation="pause" /></bpmn:extensionElements></bpmn:scriptTask>
        <bpmn:scriptTask id="l" scriptFormat="FEEL"><bpmn:script>{ a: 1 }</bpmn:script></bpmn:scriptTask>
        <bpmn:boundaryEvent id="b" attachedToRef="u" cancelActivity="false"><bpmn:extensionElements><bh:survivesReturn /></bpmn:extensionElements><bpmn:timerEventDefinition id="bt"><bpmn:extensionElements><bh:clock name="c" threshold="escalate" /></bpmn:extensionElements></bpmn:timerEventDefinition></bpmn:boundaryEvent>`),
    );
    expect(procedure).toMatchObject({ name: 'p', nameEn: 'Process' });
    expect(procedure.elements['u']).toMatchObject({
      nameEn: 'Do',
      form: 'f',
      limit: { clock: 'c', limit: 'limit', reentry: '"resume"' },
      outcomes: [
        { code: 'ok', label: '行', labelEn: 'OK', kind: 'forward', requires: ['a', 'b'] },
        { code: 'no', label: 'no', labelEn: 'no', kind: 'back', requires: [] },
      ],
      noReturn: true,
      undo: 'none-needed',
      boundaries: ['b'],
    });
    expect(procedure.elements['s']).toMatchObject({
      service: { name: 'n', retry: 'once', inputs: { a: '1', b: '2' } },
    });
    expect(procedure.elements['k']).toMatchObject({
      script: null,
      clockOperation: { clock: 'c', operation: 'pause' },
    });
    expect(procedure.elements['l']).toMatchObject({ script: '{ a: 1 }' });
    expect(procedure.elements['b']).toMatchObject({
      survivesReturn: true,
      interrupting: false,
      detached: true,
      timer: { kind: 'clock', clock: 'c', threshold: 'escalate' },
    });
  });

  it('reads how work is undone and what becomes of messages', async () => {
    const procedure = await procedureOf(
      definitions(`<bpmn:message id="m" name="m" /><bpmn:process id="p" isExecutable="true">
        <bpmn:userTask id="a"><bpmn:extensionElements><bh:undo kind="service" name="n" retry="patient" required="true"><bh:input name="x" value="=y" /></bh:undo></bpmn:extensionElements></bpmn:userTask>
        <bpmn:userTask id="b"><bpmn:extensionElements><bh:undo kind="service" name="n" /></bpmn:extensionElements></bpmn:userTask>
        <bpmn:receiveTask id="r" messageRef="m"><bpmn:extensionElements><bh:onReturn kind="discard" /></bpmn:extensionElements></bpmn:receiveTask></bpmn:process>`),
    );
    expect(procedure.elements['a']).toMatchObject({
      undo: { service: { name: 'n', retry: 'patient', inputs: { x: 'y' } }, required: true },
    });
    expect(procedure.elements['b']).toMatchObject({
      undo: { service: { name: 'n', inputs: {} }, required: false },
    });
    expect(procedure.elements['r']).toMatchObject({ message: { onReturn: 'discard' } });
  });

  it('reads which variables a return sets back', async () => {
    const procedure = await procedureOf(
      process(
        '<bpmn:extensionElements><bh:rollback variables="a  b" /></bpmn:extensionElements><bpmn:task id="t" />',
      ),
    );
    expect(procedure.rollback).toEqual(['a', 'b']);
    expect(await procedureOf(process('<bpmn:task id="t" />'))).not.toHaveProperty('rollback');
  });

  it('detaches the branch of a non-interrupting event only when it meets no other flow', async () => {
    const procedure = await procedureOf(
      process(
        `<bpmn:task id="a" /><bpmn:task id="m" /><bpmn:task id="w" /><bpmn:parallelGateway id="j" />${['alone', 'merging', 'left', 'right'].map(event).join('')}` +
          [
            flow('a', 'm'),
            flow('alone', 'w'),
            flow('merging', 'm'),
            flow('left', 'j'),
            flow('right', 'j'),
          ].join(''),
      ),
    );
    const detached = ['alone', 'merging', 'left', 'right']
      .map((id) => procedure.elements[id])
      .map((one) => one !== undefined && 'detached' in one && one.detached);
    expect(detached).toEqual([true, false, false, false]);
  });

  it('offers the activities of an ad-hoc sub-process that no flow leads to', async () => {
    const condition = '<bpmn:completionCondition>=done</bpmn:completionCondition>';
    const plain = (await procedureOf(adHoc('', condition))).elements['hoc'];
    expect(plain).toMatchObject({ starts: ['a'], completion: 'done', cancelsRemaining: true });
    expect(plain).not.toHaveProperty('sequential');
    const attributes = ' ordering="Sequential" cancelRemainingInstances="false"';
    expect((await procedureOf(adHoc(attributes, ''))).elements['hoc']).toMatchObject({
      sequential: true,
      completion: null,
      cancelsRemaining: false,
    });
  });

  it('tells plain starts from what an event starts', async () => {
    const told =
      '<bpmn:startEvent id="told"><bpmn:messageEventDefinition id="x" /></bpmn:startEvent>';
    const letter = '<bpmn:receiveTask id="letter" instantiate="true" />';
    const race = '<bpmn:eventBasedGateway id="race" instantiate="true" />';
    const byEvent = await procedureOf(process(`<bpmn:task id="t" />${race}${told}${letter}`));
    expect(byEvent).toMatchObject({ starts: [], eventStarts: ['race', 'told', 'letter'] });
    const both = await procedureOf(process(`<bpmn:startEvent id="s" />${letter}`));
    expect(both).toMatchObject({ starts: ['s'], eventStarts: ['letter'] });
    const plain = await procedureOf(process('<bpmn:task id="t" />'));
    expect(plain).toMatchObject({ starts: ['t'] });
    expect(plain).not.toHaveProperty('eventStarts');
  });

  it('embeds what is called, from the same file or given, directly or not', async () => {
    const given = await procedureOf(
      definitions(
        `<bpmn:process id="far" isExecutable="true">${call('f', 'deep')}</bpmn:process><bpmn:process id="deep" isExecutable="true"><bpmn:task id="t" /></bpmn:process>`,
      ),
    );
    expect(Object.keys(given.called)).toEqual(['deep']);
    const xml = definitions(
      `<bpmn:process id="p" isExecutable="true">${call('a', 'near')}${call('b', 'nowhere')}</bpmn:process><bpmn:process id="near" isExecutable="true">${call('c', 'far')}${call('e', 'p')}</bpmn:process>`,
    );
    const { procedure } = await parseProcedure(xml, { called: { far: given }, process: 'p' });
    expect(Object.keys(procedure?.called ?? {})).toEqual(['deep', 'far', 'near', 'p']);
    expect(
      Object.values(procedure?.called ?? {}).every(
        (called) => Object.keys(called.called).length === 0,
      ),
    ).toBe(true);
  });

  it('ignores what no token ever meets', async () => {
    const xml = process(
      `<bpmn:documentation>words</bpmn:documentation><bpmn:task id="t"><bpmn:documentation>words</bpmn:documentation></bpmn:task><bpmn:dataObject id="o" /><bpmn:dataObjectReference id="r" dataObjectRef="o" /><bpmn:textAnnotation id="n"><bpmn:text>words</bpmn:text></bpmn:textAnnotation><bpmn:association id="as" sourceRef="t" targetRef="n" /><bpmn:group id="g" />`,
    );
    expect(Object.keys((await procedureOf(xml)).elements)).toEqual(['t']);
  });

  it('accepts attributes that say what is the case anyway', async () => {
    const procedure = await procedureOf(
      process(
        '<bpmn:userTask id="t" isForCompensation="false" startQuantity="1" completionQuantity="1" implementation="##unspecified" /><bpmn:subProcess id="s" triggeredByEvent="false" />',
      ),
    );
    expect(Object.keys(procedure.elements)).toEqual(['s', 't']);
  });

  describe('refuses what is not run', () => {
    const timer =
      '<bpmn:timerEventDefinition id="x"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>';
    it.each([
      [
        '<bpmn:complexGateway id="e"><bpmn:activationCondition>two</bpmn:activationCondition></bpmn:complexGateway>',
        'expression-expected e',
      ],
      [
        '<bpmn:subProcess id="s"><bpmn:eventBasedGateway id="e" instantiate="true" /></bpmn:subProcess>',
        'not-supported e instantiate',
      ],
      [
        '<bpmn:eventBasedGateway id="e" eventGatewayType="Parallel" />',
        'not-supported e eventGatewayType',
      ],
      [
        '<bpmn:businessRuleTask id="e"><bpmn:extensionElements><bh:decision ref="a" result="b" /></bpmn:extensionElements></bpmn:businessRuleTask>',
        'extension-incomplete e',
      ],
      ['<bpmn:transaction id="e" method="##Store" />', 'not-supported e method'],
      ['<bpmn:adHocSubProcess id="e" ordering="sequential" />', 'not-supported e ordering'],
      [
        '<bpmn:adHocSubProcess id="e"><bpmn:completionCondition>two</bpmn:completionCondition></bpmn:adHocSubProcess>',
        'expression-expected e',
      ],
      [
        '<bpmn:subProcess id="s" triggeredByEvent="true"><bpmn:startEvent id="e" /></bpmn:subProcess>',
        'event-definition-required e',
      ],
      [
        '<bpmn:task id="t" /><bpmn:boundaryEvent id="e" attachedToRef="t"><bpmn:compensateEventDefinition /></bpmn:boundaryEvent>',
        'compensation-handler-required e',
      ],
      ['<bpmn:task id="e" startQuantity="0" />', 'start-quantity-not-valid e'],
      ['<bpmn:task id="e" completionQuantity="0" />', 'completion-quantity-not-valid e'],
      [
        '<bpmn:task id="e"><bpmn:multiInstanceLoopCharacteristics /></bpmn:task>',
        'multi-instance-count-required e',
      ],
      ['<bpmn:task id="e"><bpmn:standardLoopCharacteristics /></bpmn:task>', 'loop-without-end e'],
      [
        '<bpmn:task id="e"><bpmn:standardLoopCharacteristics loopMaximum="-1" /></bpmn:task>',
        'loop-maximum-not-valid e',
      ],
      [
        '<bpmn:task id="e"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>-1</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:task>',
        'expression-expected e',
      ],
      [
        '<bpmn:subProcess id="e"><bpmn:ioSpecification id="i" /></bpmn:subProcess>',
        'not-supported e ioSpecification',
      ],
      [
        '<bpmn:intermediateThrowEvent id="e"><bpmn:dataInput id="i" /></bpmn:intermediateThrowEvent>',
        'item-of-no-message e dataInputs',
      ],
      [
        '<bpmn:userTask id="e"><bpmn:potentialOwner id="i" /></bpmn:userTask>',
        'not-supported e resources',
      ],
      [
        '<bpmn:task id="e"><bpmn:dataInputAssociation id="i"><bpmn:targetRef>e</bpmn:targetRef></bpmn:dataInputAssociation></bpmn:task>',
        'not-supported e bpmn:Task',
      ],
      [
        '<bpmn:subProcess id="s"><bpmn:receiveTask id="e" instantiate="true" /></bpmn:subProcess>',
        'not-supported e instantiate',
      ],
      ['<bpmn:serviceTask id="e" implementation="http://x" />', 'not-supported e implementation'],
      ['<bpmn:task id="e" camunda:asyncBefore="true" />', 'not-supported e camunda:asyncBefore'],
      [
        '<bpmn:task id="e"><bpmn:extensionElements><camunda:properties /></bpmn:extensionElements></bpmn:task>',
        'not-supported e camunda:properties',
      ],
      [
        '<bpmn:task id="e"><bpmn:extensionElements><bh:form key="f" /></bpmn:extensionElements></bpmn:task>',
        'not-supported e bh:Form',
      ],
      [
        '<bpmn:task id="e"><bpmn:extensionElements><bh:stage value="a" camunda:x="1" /></bpmn:extensionElements></bpmn:task>',
        'not-supported e bh:Stage camunda:x',
      ],
      [
        '<bpmn:task id="e"><bpmn:extensionElements><bh:stage value="a" /><bh:stage value="b" /></bpmn:extensionElements></bpmn:task>',
        'extension-repeated e',
      ],
      [
        `<bpmn:subProcess id="s"><bpmn:startEvent id="e">${timer}</bpmn:startEvent></bpmn:subProcess>`,
        'not-supported e bpmn:TimerEventDefinition',
      ],
      [
        '<bpmn:startEvent id="e"><bpmn:errorEventDefinition id="x" /></bpmn:startEvent>',
        'not-supported e bpmn:ErrorEventDefinition',
      ],
      ['<bpmn:startEvent id="e" isInterrupting="false" />', 'not-supported e isInterrupting'],
      [
        '<bpmn:subProcess id="s"><bpmn:startEvent id="e"><bpmn:signalEventDefinition id="x" /></bpmn:startEvent></bpmn:subProcess>',
        'not-supported e bpmn:SignalEventDefinition',
      ],
      [
        '<bpmn:intermediateThrowEvent id="e"><bpmn:cancelEventDefinition id="x" /></bpmn:intermediateThrowEvent>',
        'not-supported e bpmn:CancelEventDefinition',
      ],
      [
        '<bpmn:intermediateThrowEvent id="e"><bpmn:compensateEventDefinition id="x" waitForCompletion="false" /></bpmn:intermediateThrowEvent>',
        'not-supported e waitForCompletion',
      ],
      [
        '<bpmn:intermediateCatchEvent id="e"><bpmn:conditionalEventDefinition id="x" /></bpmn:intermediateCatchEvent>',
        'expression-expected e',
      ],
      [
        `<bpmn:intermediateCatchEvent id="e" parallelMultiple="true">${timer}</bpmn:intermediateCatchEvent>`,
        'not-supported e parallelMultiple',
      ],
      [
        `<bpmn:subProcess id="s"><bpmn:startEvent id="e">${timer}${timer.replaceAll('"x"', '"y"')}</bpmn:startEvent></bpmn:subProcess>`,
        'not-supported e several event definitions',
      ],
      [
        `<bpmn:intermediateCatchEvent id="e">${timer}<bpmn:errorEventDefinition id="y" /></bpmn:intermediateCatchEvent>`,
        'not-supported e bpmn:ErrorEventDefinition among several',
      ],
      ['<bpmn:intermediateCatchEvent id="e" />', 'event-definition-required e'],
      [
        '<bpmn:intermediateCatchEvent id="e"><bpmn:timerEventDefinition id="x" /></bpmn:intermediateCatchEvent>',
        'timer-definition-required e',
      ],
      [
        `<bpmn:task id="t" /><bpmn:boundaryEvent id="e" attachedToRef="t"><bpmn:timerEventDefinition id="x"><bpmn:timeDate>=a</bpmn:timeDate><bpmn:timeCycle>=b</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:boundaryEvent>`,
        'timer-definition-required e',
      ],
      [
        '<bpmn:scriptTask id="e" scriptFormat="groovy"><bpmn:script>1</bpmn:script></bpmn:scriptTask>',
        'script-format e',
      ],
      [
        '<bpmn:userTask id="e"><bpmn:extensionElements><bh:assignment unit="centre" /></bpmn:extensionElements></bpmn:userTask>',
        'expression-expected e',
      ],
      [
        '<bpmn:userTask id="e"><bpmn:extensionElements><bh:limit value="=a" /></bpmn:extensionElements></bpmn:userTask>',
        'extension-incomplete e',
      ],
      [
        '<bpmn:userTask id="e"><bpmn:extensionElements><bh:outcome code="a" kind="sideways" /></bpmn:extensionElements></bpmn:userTask>',
        'extension-value-not-known e',
      ],
      [
        '<bpmn:scriptTask id="e"><bpmn:extensionElements><bh:clockOperation clock="c" operation="extend" /></bpmn:extensionElements></bpmn:scriptTask>',
        'extension-incomplete e',
      ],
      [
        '<bpmn:serviceTask id="e"><bpmn:extensionElements><bh:service name="n"><bh:input name="a" value="=1" /><bh:input name="a" value="=2" /></bh:service></bpmn:extensionElements></bpmn:serviceTask>',
        'extension-repeated e',
      ],
      [
        '<bpmn:task id="a" /><bpmn:task id="b" /><bpmn:sequenceFlow id="e" sourceRef="a" targetRef="b"><bpmn:conditionExpression>a</bpmn:conditionExpression></bpmn:sequenceFlow>',
        'expression-expected e',
      ],
      [
        '<bpmn:task id="a" /><bpmn:task id="b" /><bpmn:sequenceFlow id="e" sourceRef="a" targetRef="b"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="groovy">=a</bpmn:conditionExpression></bpmn:sequenceFlow>',
        'not-supported e language groovy',
      ],
      ['<bpmn:task id="a" /><bpmn:sequenceFlow id="e" sourceRef="a" />', 'flow-end-unknown e'],
      ['<bpmn:task />', 'id-required p bpmn:Task'],
      ['<bpmn:sequenceFlow />', 'id-required p bpmn:SequenceFlow'],
      ['<bpmn:laneSet id="ls"><bpmn:lane /></bpmn:laneSet>', 'id-required ls bpmn:Lane'],
    ])('%s', async (content, expected) => {
      expect(await said(process(content))).toContain(expected);
      expect((await parseProcedure(process(content))).procedure).toBeNull();
    });

    it.each([
      ['<bpmn:task id="a" />\n<bpmn:task id="a" />', 'content-unparsable a'],
      ['<bpmn:task id="1a" />', 'content-unparsable 1a'],
      ['<bpmn:hologram id="a" />', 'content-unparsable a'],
      ['<bpmn:task id="a">\r\n <bpmn:hologram /></bpmn:task>', 'content-unparsable a'],
      ['<bpmn:task id="a">\n\n <bpmn:hologram /></bpmn:task>', 'content-unparsable a'],
      ['<bpmn:task id="b" /><bpmn:task id=\'a\'>words</bpmn:task>', 'content-unparsable a'],
      ['<!-- <bpmn:task id="c"> -->\n<bpmn:hologram />', 'content-unparsable p'],
      [
        '<bpmn:task id="a"><bpmn:extensionElements>\n<bh:hologram /></bpmn:extensionElements></bpmn:task>',
        'content-unparsable a',
      ],
      [
        '<bpmn:serviceTask id="a"><bpmn:extensionElements><bh:service name="n"><bh:hologram /></bh:service></bpmn:extensionElements></bpmn:serviceTask>',
        'content-unparsable a',
      ],
      ['<bpmn:task id="a" bpmn:colour="red" />', 'content-unparsable a'],
      ['<bpmn:task id="a" default="nowhere" />', 'reference-unresolved a'],
      [
        '<bpmn:endEvent id="a"><bpmn:errorEventDefinition errorRef="nowhere" /></bpmn:endEvent>',
        'reference-unresolved a',
      ],
    ])('what the reader only warns about: %s', async (content, expected) => {
      expect(await said(process(content))).toContain(expected);
      const findings = await findingsOf(process(content));
      expect(findings.every((finding) => finding.severity === 'error')).toBe(true);
    });
  });

  describe('beside the process', () => {
    const p = `<bpmn:process id="p" isExecutable="true"><bpmn:task id="t" />${call('k', 'q')}</bpmn:process><bpmn:process id="q" isExecutable="true"><bpmn:task id="u" /></bpmn:process>`;

    it('takes pools that frame what runs', async () => {
      const xml = definitions(collaboration(pool('pp', 'p') + pool('pq', 'q')) + p);
      expect(Object.keys((await procedureOf(xml)).called)).toEqual(['q']);
    });

    it.each([
      [collaboration(pool('pp', 'p') + pool('again', 'p')), 'pool-repeated again'],
      [
        `${collaboration(pool('pp', 'p') + pool('po', 'other'))}<bpmn:process id="other" isExecutable="false"><bpmn:callChoreography id="g" /></bpmn:process>`,
        'process-not-called other',
      ],
      [
        '<bpmn:process id="other" isExecutable="false"><bpmn:callChoreography id="g" /></bpmn:process>',
        'not-supported g bpmn:CallChoreography',
      ],
      ['<bpmn:process id="other" isExecutable="true" />', 'process-ambiguous other'],
      ['<bpmn:process isExecutable="true" />', 'id-required d bpmn:Process'],
      [
        collaboration(
          `${pool('pp', 'p')}${pool('pq', 'q')}<bpmn:messageFlow id="mf" sourceRef="t" targetRef="pq" />`,
        ),
        'message-flow-end-silent mf',
      ],
      [
        collaboration(
          '<bpmn:participant id="pp" processRef="p"><bpmn:participantMultiplicity minimum="2" maximum="3" /></bpmn:participant>',
        ),
        'not-supported pp maximum',
      ],
      [collaboration('<bpmn:subConversation id="cv" />'), 'not-supported cv bpmn:SubConversation'],
      ['<bpmn:collaboration id="c" isClosed="true" />', 'not-supported c isClosed'],
      [
        '<bpmn:choreography id="ch"><bpmn:choreographyTask id="ct" initiatingParticipantRef="x" /></bpmn:choreography>',
        'not-supported ch bpmn:Choreography',
      ],
      [
        '<bpmn:message id="m" name="m"><bpmn:extensionElements><camunda:x /></bpmn:extensionElements></bpmn:message>',
        'not-supported m extensionElements',
      ],
      ['<bpmn:import importType="x" location="y" namespace="z" />', 'not-supported d imports'],
      ['<bpmn:extension mustUnderstand="true" />', 'not-supported d extensions'],
    ])('refuses %s', async (content, expected) => {
      expect(await said(definitions(p + content))).toContain(expected);
    });

    it.each([
      [' isClosed="true"', 'not-supported p isClosed'],
      [' processType="Public"', 'not-supported p processType'],
    ])('refuses a process with%s', async (attributes, expected) => {
      expect(await said(process('<bpmn:task id="t" />', attributes))).toEqual([expected]);
    });

    it('refuses a called process that is not executable', async () => {
      expect(
        await said(
          definitions(p.replace('id="q" isExecutable="true"', 'id="q" isExecutable="false"')),
        ),
      ).toEqual(['not-executable q']);
    });

    it('refuses links whose references say something else than their names', async () => {
      expect(await said(link('to-a'))).toEqual([]);
      expect(await said(link('to-b'))).toEqual(['not-supported e target']);
    });
  });

  describe('chooses the process', () => {
    it('that is executable and not called', async () => {
      const inner = '<bpmn:process id="q" isExecutable="true"><bpmn:task id="t" /></bpmn:process>';
      expect(
        (
          await procedureOf(
            definitions(
              `${inner}<bpmn:process id="p" isExecutable="true">${call('c', 'q')}</bpmn:process>`,
            ),
          )
        ).id,
      ).toBe('p');
    });

    it('or says why it cannot', async () => {
      const two = definitions(
        '<bpmn:process id="p" isExecutable="true" /><bpmn:process id="q" isExecutable="true" />',
      );
      expect(await said(two)).toEqual(['process-ambiguous q']);
      expect((await parseProcedure(two, { process: 'q' })).procedure?.id).toBe('q');
      expect((await parseProcedure(two, { process: 'r' })).findings[0]?.code).toBe(
        'process-required',
      );
      expect(await said(definitions(''))).toEqual(['process-required -']);
      expect(await said(definitions('<bpmn:process id="p" isExecutable="false" />'))).toEqual([
        'not-executable p',
      ]);
    });
  });
});
