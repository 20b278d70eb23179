import { describe, expect, it } from 'vitest';
import { parseProcedure } from '../../../bpmn/parse/parse-procedure.ts';
import type { Known, LimitCheck, LimitProblem } from '../../../bpmn/validate/rule.ts';
import { rules } from '../../../bpmn/validate/rules/index.ts';
import { validateProcedure } from '../../../bpmn/validate/validate-procedure.ts';

const open =
  '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bh="https://bihuan.dev/bpmn/1" id="d" targetNamespace="x">';

async function codes(content: string, known: Known = {}, more = ''): Promise<string[]> {
  const xml = `${open}${more}<bpmn:process id="p" isExecutable="true">${content}</bpmn:process></bpmn:definitions>`;
  const { procedure, findings } = await parseProcedure(xml, { process: 'p' });
  if (procedure === null) throw new Error(JSON.stringify(findings));
  return validateProcedure(procedure, known).map(
    (finding) => `${finding.code} ${finding.elementId ?? ''}`,
  );
}

const flow = (source: string, target: string, condition?: string): string =>
  `<bpmn:sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}">${condition === undefined ? '' : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=${condition}</bpmn:conditionExpression>`}</bpmn:sequenceFlow>`;
const tasks = (...ids: string[]): string => ids.map((id) => `<bpmn:task id="${id}" />`).join('');
const user = (id: string, extensions: string): string =>
  `<bpmn:userTask id="${id}"><bpmn:extensionElements><bh:assignment role="r" />${extensions}</bpmn:extensionElements></bpmn:userTask>`;
const outcome = (code: string): string => `<bh:outcome code="${code}" kind="forward" />`;
const boundary = (id: string, definition: string, attributes = ''): string =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="a"${attributes}>${definition}</bpmn:boundaryEvent>`;
const timer = (kind: string, text: string): string =>
  `<bpmn:timerEventDefinition><bpmn:time${kind} xsi:type="bpmn:tFormalExpression">${text}</bpmn:time${kind}></bpmn:timerEventDefinition>`;
const catching = (definition: string): string =>
  `<bpmn:intermediateCatchEvent id="e">${definition}</bpmn:intermediateCatchEvent>`;

const limits = (code: LimitProblem['code'] | null): LimitCheck => ({
  settings: { short: { amount: 1, unit: 'workHours' }, words: 'an hour' },
  at: 0,
  problemOf: () => (code === null ? null : { code, params: {} }),
});

interface Case {
  readonly rule: keyof typeof rules;
  readonly content: string;
  readonly expected: string;
  readonly known?: Known;
  readonly more?: string;
}

/** For each rule at least one diagram that breaks it. */
const broken: readonly Case[] = [
  {
    rule: 'decisionKnown',
    content: '<bpmn:businessRuleTask id="a" />',
    expected: 'decision-required a',
  },
  {
    rule: 'decisionKnown',
    content:
      '<bpmn:businessRuleTask id="a"><bpmn:extensionElements><bh:decision model="m" ref="d" result="r" /></bpmn:extensionElements></bpmn:businessRuleTask>',
    expected: 'decision-model-unknown a',
  },
  {
    rule: 'decisionInputSet',
    content:
      '<bpmn:businessRuleTask id="a"><bpmn:extensionElements><bh:decision model="m" ref="d" result="r" /><bh:input name="i" value="=nobody.sets" /></bpmn:extensionElements></bpmn:businessRuleTask>',
    known: { variables: { given: ['r'], fields: {} } },
    expected: 'decision-input-not-set a',
  },
  {
    rule: 'callDataMatches',
    content: `<bpmn:callActivity id="a" calledElement="q"><bpmn:ioSpecification id="i"><bpmn:dataOutput id="out" /><bpmn:outputSet id="o"><bpmn:dataOutputRefs>out</bpmn:dataOutputRefs></bpmn:outputSet></bpmn:ioSpecification></bpmn:callActivity>`,
    more: '<bpmn:process id="q" isExecutable="true"><bpmn:task id="b" /></bpmn:process>',
    expected: 'call-data-differs a',
  },
  {
    rule: 'startRequired',
    content: `${tasks('a')}${flow('a', 'a')}`,
    expected: 'start-required p',
  },
  {
    rule: 'startRequired',
    content: `<bpmn:subProcess id="s">${tasks('a')}${flow('a', 'a')}</bpmn:subProcess>`,
    expected: 'start-required s',
  },
  {
    rule: 'startSingle',
    content: `<bpmn:startEvent id="a" /><bpmn:startEvent id="b" />${tasks('t')}${flow('a', 't')}${flow('b', 't')}`,
    expected: 'start-several b',
  },
  {
    rule: 'startSingle',
    content: `${tasks('t')}<bpmn:subProcess id="h" triggeredByEvent="true"><bpmn:startEvent id="a">${timer('Duration', 'PT1H')}</bpmn:startEvent><bpmn:startEvent id="b">${timer('Duration', 'PT2H')}</bpmn:startEvent>${tasks('c')}${flow('a', 'c')}${flow('b', 'c')}</bpmn:subProcess>`,
    expected: 'start-several b',
  },
  {
    rule: 'startRequired',
    content: `${tasks('t')}<bpmn:subProcess id="h" triggeredByEvent="true" />`,
    expected: 'start-required h',
  },
  {
    rule: 'errorInterrupts',
    content: `${tasks('t')}<bpmn:subProcess id="h" triggeredByEvent="true"><bpmn:startEvent id="a" isInterrupting="false"><bpmn:errorEventDefinition /></bpmn:startEvent>${tasks('c')}${flow('a', 'c')}</bpmn:subProcess>`,
    expected: 'error-must-interrupt a',
  },
  {
    rule: 'flowDirection',
    content: `${tasks('t')}<bpmn:subProcess id="h" triggeredByEvent="true"><bpmn:startEvent id="a">${timer('Duration', 'PT1H')}</bpmn:startEvent>${tasks('c')}${flow('a', 'c')}</bpmn:subProcess>${flow('t', 'h')}`,
    expected: 'incoming-not-allowed h',
  },
  {
    rule: 'cancelInTransaction',
    content: `<bpmn:endEvent id="e"><bpmn:cancelEventDefinition /></bpmn:endEvent>`,
    expected: 'cancel-outside-transaction e',
  },
  {
    rule: 'cancelInTransaction',
    content: `<bpmn:transaction id="t"><bpmn:endEvent id="e"><bpmn:cancelEventDefinition /></bpmn:endEvent></bpmn:transaction>`,
    expected: 'cancel-not-caught e',
  },
  {
    rule: 'cancelInTransaction',
    content: `${tasks('a', 'b')}${boundary('c', '<bpmn:cancelEventDefinition />')}${flow('c', 'b')}`,
    expected: 'cancel-outside-transaction c',
  },
  {
    rule: 'compensationApart',
    content: `${tasks('a')}<bpmn:task id="h" isForCompensation="true" />${boundary('c', '<bpmn:compensateEventDefinition />')}<bpmn:association id="x" sourceRef="c" targetRef="h" />${flow('a', 'h')}`,
    expected: 'compensation-handler-apart h',
  },
  {
    rule: 'compensationApart',
    content: `${tasks('a')}<bpmn:task id="h" isForCompensation="true" />`,
    expected: 'compensation-handler-unused h',
  },
  {
    rule: 'signalNamed',
    content: catching('<bpmn:signalEventDefinition />'),
    expected: 'signal-required e',
  },
  {
    rule: 'eventGatewayWaits',
    content: `<bpmn:eventBasedGateway id="g" />${catching(timer('Duration', 'PT1H'))}${flow('g', 'e')}`,
    expected: 'event-gateway-needs-events g',
  },
  {
    rule: 'eventGatewayWaits',
    content: `<bpmn:eventBasedGateway id="g" />${tasks('t')}${catching(timer('Duration', 'PT1H'))}${flow('g', 'e')}${flow('g', 't')}`,
    expected: 'event-gateway-leads-elsewhere g',
  },
  {
    rule: 'eventGatewayWaits',
    content: `<bpmn:eventBasedGateway id="g" /><bpmn:receiveTask id="r" messageRef="m" />${catching(timer('Duration', 'PT1H'))}${flow('g', 'e', 'true')}${flow('g', 'r')}`,
    more: '<bpmn:message id="m" name="m" />',
    expected: 'condition-not-allowed g-e',
  },
  {
    rule: 'adHocContents',
    content: `<bpmn:adHocSubProcess id="hoc">${tasks('a')}<bpmn:endEvent id="e" />${flow('a', 'e')}</bpmn:adHocSubProcess>`,
    expected: 'not-allowed-in-ad-hoc e',
  },
  {
    rule: 'adHocContents',
    content: `<bpmn:adHocSubProcess id="hoc"><bpmn:startEvent id="e" />${tasks('a')}${flow('e', 'a')}</bpmn:adHocSubProcess>`,
    expected: 'not-allowed-in-ad-hoc e',
  },
  {
    rule: 'startRequired',
    content: `<bpmn:adHocSubProcess id="hoc"><bpmn:parallelGateway id="g" /></bpmn:adHocSubProcess>`,
    expected: 'start-required hoc',
  },
  {
    rule: 'reachable',
    content: `<bpmn:adHocSubProcess id="hoc">${tasks('a', 'b')}${catching(timer('Duration', 'PT1H'))}${flow('e', 'b')}</bpmn:adHocSubProcess>`,
    expected: 'not-reachable e',
  },
  {
    rule: 'expressionParses',
    content: `<bpmn:adHocSubProcess id="hoc">${tasks('a')}<bpmn:completionCondition>=x +</bpmn:completionCondition></bpmn:adHocSubProcess>`,
    expected: 'expression-invalid hoc',
  },
  {
    rule: 'instantiatesApart',
    content: `${tasks('t')}<bpmn:receiveTask id="r" messageRef="m" instantiate="true" />${flow('t', 'r')}`,
    more: '<bpmn:message id="m" name="m" />',
    expected: 'incoming-not-allowed r',
  },
  {
    rule: 'instantiatesApart',
    content:
      '<bpmn:receiveTask id="r" messageRef="m" instantiate="true"><bpmn:standardLoopCharacteristics loopMaximum="2" /></bpmn:receiveTask>',
    more: '<bpmn:message id="m" name="m" />',
    expected: 'instantiating-task-goes-on r',
  },
  {
    rule: 'carriedByHost',
    content: '<bpmn:receiveTask id="r" messageRef="m" instantiate="true" />',
    more: '<bpmn:message id="m" name="m" />',
    known: { startsBy: ['signal'] },
    expected: 'not-supported r',
  },
  {
    rule: 'carriedByHost',
    content: `<bpmn:startEvent id="both" parallelMultiple="true"><bpmn:messageEventDefinition messageRef="m" /><bpmn:signalEventDefinition signalRef="sig" /></bpmn:startEvent>${tasks('a')}${flow('both', 'a')}`,
    more: '<bpmn:message id="m" name="m" /><bpmn:signal id="sig" name="sig" />',
    known: { startsBy: ['message', 'signal'] },
    expected: 'start-by-several both',
  },
  {
    rule: 'startPossible',
    content:
      '<bpmn:startEvent id="s"><bpmn:conditionalEventDefinition><bpmn:condition>=level &gt; 3</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:startEvent>',
    known: { startsBy: ['condition'] },
    expected: 'start-reads-case s',
  },
  {
    rule: 'startPossible',
    content:
      '<bpmn:startEvent id="s"><bpmn:timerEventDefinition><bpmn:timeCycle>R/PT10S</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>',
    known: { startsBy: ['timer'] },
    expected: 'start-too-often s',
  },
  {
    rule: 'calledProcedureKnown',
    content: '<bpmn:callActivity id="c" calledElement="q" />',
    more: '<bpmn:message id="m" name="m" /><bpmn:process id="q" isExecutable="true"><bpmn:receiveTask id="r" messageRef="m" instantiate="true" /></bpmn:process>',
    expected: 'called-procedure-starts-by-event c',
  },
  {
    rule: 'reachable',
    content: `<bpmn:startEvent id="s" />${tasks('a', 'b')}${flow('s', 'a')}`,
    expected: 'not-reachable b',
  },
  {
    rule: 'flowEndsKnown',
    content: `${tasks('a')}<bpmn:subProcess id="s">${tasks('b')}${flow('a', 'b')}</bpmn:subProcess>`,
    expected: 'flow-crosses-level a-b',
  },
  {
    rule: 'flowEndsKnown',
    content: `${tasks('a')}<bpmn:dataObjectReference id="b" />${flow('a', 'b')}`,
    expected: 'flow-end-unknown a-b',
  },
  {
    rule: 'flowDirection',
    content: `<bpmn:startEvent id="s" />${tasks('a')}${flow('s', 'a')}${flow('a', 's')}`,
    expected: 'incoming-not-allowed s',
  },
  {
    rule: 'flowDirection',
    content: `${tasks('a', 'b')}<bpmn:endEvent id="e" />${flow('a', 'e')}${flow('e', 'b')}`,
    expected: 'outgoing-not-allowed e',
  },
  {
    rule: 'defaultFlowLeaves',
    content: `<bpmn:task id="a" default="b-c" />${tasks('b', 'c')}${flow('a', 'b')}${flow('b', 'c')}`,
    expected: 'default-flow-elsewhere a',
  },
  {
    rule: 'defaultFlowLeaves',
    content: `<bpmn:task id="a" default="a-b" />${tasks('b')}${flow('a', 'b', 'x')}`,
    expected: 'default-flow-conditional a-b',
  },
  {
    rule: 'conditionAllowed',
    content: `<bpmn:parallelGateway id="g" />${tasks('a', 'b')}${flow('g', 'a', 'x')}${flow('g', 'b')}`,
    expected: 'condition-without-effect g-a',
  },
  {
    rule: 'gatewayDecides',
    content: `<bpmn:exclusiveGateway id="g" />${tasks('a', 'b')}${flow('g', 'a', 'x')}${flow('g', 'b')}`,
    expected: 'condition-required g-b',
  },
  {
    rule: 'leadsOn',
    content: `${tasks('a')}<bpmn:exclusiveGateway id="g" />${flow('a', 'g')}`,
    expected: 'leads-nowhere g',
  },
  {
    rule: 'boundaryAttached',
    content: `${tasks('a', 'b')}${boundary('e', timer('Duration', 'PT1H'))}${flow('b', 'e')}${flow('e', 'b')}`,
    expected: 'boundary-has-incoming e',
  },
  {
    rule: 'boundaryAttached',
    content: `${tasks('b')}<bpmn:subProcess id="s">${tasks('a')}</bpmn:subProcess>${boundary('e', timer('Duration', 'PT1H'))}${flow('e', 'b')}`,
    expected: 'boundary-not-attached e',
  },
  {
    rule: 'errorInterrupts',
    content: `${tasks('a', 'b')}${boundary('e', '<bpmn:errorEventDefinition />', ' cancelActivity="false"')}${flow('e', 'b')}`,
    expected: 'error-must-interrupt e',
  },
  {
    rule: 'survivorApart',
    content: `${tasks('a', 'b')}${boundary('e', `<bpmn:extensionElements><bh:survivesReturn /></bpmn:extensionElements>${timer('Duration', 'PT1H')}`, ' cancelActivity="false"')}${flow('e', 'b')}${flow('a', 'b')}`,
    expected: 'survivor-not-apart e',
  },
  {
    rule: 'linkPairs',
    content: `<bpmn:intermediateThrowEvent id="e"><bpmn:linkEventDefinition name="x" /></bpmn:intermediateThrowEvent>`,
    expected: 'link-target e',
  },
  {
    rule: 'linkPairs',
    content: `${tasks('a')}${catching('<bpmn:linkEventDefinition name="x" />')}${flow('e', 'a')}`,
    expected: 'link-source e',
  },
  {
    rule: 'calledProcedureKnown',
    content: '<bpmn:callActivity id="c" calledElement="nowhere" />',
    expected: 'called-procedure-unknown c',
  },
  {
    rule: 'calledProcedureKnown',
    content: '<bpmn:callActivity id="c" calledElement="p" />',
    expected: 'calls-itself c',
  },
  {
    rule: 'calledProcedureKnown',
    content: '<bpmn:callActivity id="c" calledElement="q" />',
    more: '<bpmn:process id="q" isExecutable="true"><bpmn:callActivity id="k" calledElement="p" /></bpmn:process>',
    expected: 'calls-itself c',
  },
  {
    rule: 'expressionParses',
    content: `${tasks('a', 'b')}${flow('a', 'b', 'x +')}`,
    expected: 'expression-invalid a-b',
  },
  {
    rule: 'expressionParses',
    content: user('a', '<bh:limit clock="c" value="=)" reentry="=(" />'),
    expected: 'expression-invalid a',
  },
  {
    rule: 'expressionParses',
    content:
      '<bpmn:serviceTask id="a"><bpmn:extensionElements><bh:service name="n"><bh:input name="x" value="=)" /></bh:service></bpmn:extensionElements></bpmn:serviceTask>',
    expected: 'expression-invalid a',
  },
  {
    rule: 'expressionParses',
    content: catching(timer('Duration', '=)')),
    expected: 'expression-invalid e',
  },
  {
    rule: 'timerValid',
    content: `${tasks('a')}${catching(timer('Duration', '1 hour'))}${flow('e', 'a')}`,
    expected: 'timer-not-valid e',
  },
  {
    rule: 'timerValid',
    content: `${tasks('a')}${catching(timer('Date', '2026-11-22T08:00:00'))}${flow('e', 'a')}`,
    expected: 'timer-not-valid e',
  },
  {
    rule: 'timerValid',
    content: `${tasks('a')}${catching(timer('Cycle', 'R/PT1H'))}${flow('e', 'a')}`,
    expected: 'cycle-without-end e',
  },
  { rule: 'taskHasRole', content: '<bpmn:userTask id="a" />', expected: 'role-required a' },
  {
    rule: 'taskHasRole',
    content: user('a', ''),
    known: { roles: ['lead'] },
    expected: 'role-unknown a',
  },
  {
    rule: 'excludedKnown',
    content:
      '<bpmn:userTask id="a"><bpmn:extensionElements><bh:assignment role="r" exclude="b" /></bpmn:extensionElements></bpmn:userTask>',
    expected: 'excluded-unknown a',
  },
  {
    rule: 'outcomeLeadsOn',
    content: user('a', outcome('x') + outcome('x')),
    expected: 'outcome-doubled a',
  },
  {
    rule: 'outcomeLeadsOn',
    content: `${user('a', outcome('x'))}<bpmn:exclusiveGateway id="g" default="g-c" />${tasks('b', 'c')}${flow('a', 'g')}${flow('g', 'b', 'outcome = "y"')}${flow('g', 'c')}`,
    expected: 'outcome-not-offered a',
  },
  {
    rule: 'outcomeHasFlow',
    content: `${user('a', outcome('x') + outcome('y'))}<bpmn:exclusiveGateway id="g" />${tasks('b')}${flow('a', 'g')}${flow('g', 'b', 'outcome = "x"')}`,
    expected: 'outcome-leads-nowhere a',
  },
  {
    rule: 'clockKnown',
    content: `${tasks('a')}${catching('<bpmn:timerEventDefinition><bpmn:extensionElements><bh:clock name="c" threshold="due" /></bpmn:extensionElements></bpmn:timerEventDefinition>')}${flow('e', 'a')}`,
    expected: 'clock-unknown e',
  },
  { rule: 'serviceKnown', content: '<bpmn:serviceTask id="a" />', expected: 'service-required a' },
  { rule: 'serviceKnown', content: '<bpmn:sendTask id="a" />', expected: 'send-task-unclear a' },
  {
    rule: 'serviceKnown',
    content:
      '<bpmn:serviceTask id="a"><bpmn:extensionElements><bh:service name="n" /></bpmn:extensionElements></bpmn:serviceTask>',
    known: { services: [] },
    expected: 'service-unknown a',
  },
  {
    rule: 'serviceKnown',
    content:
      '<bpmn:task id="a"><bpmn:extensionElements><bh:undo kind="service" name="n" /></bpmn:extensionElements></bpmn:task>',
    known: { services: [] },
    expected: 'service-unknown a',
  },
  {
    rule: 'expressionParses',
    content:
      '<bpmn:task id="a"><bpmn:extensionElements><bh:undo kind="service" name="n"><bh:input name="x" value="=1 +" /></bh:undo></bpmn:extensionElements></bpmn:task>',
    expected: 'expression-invalid a',
  },
  {
    rule: 'formKnown',
    content: user('a', '<bh:form key="f" />'),
    known: { forms: ['g'] },
    expected: 'form-unknown a',
  },
  { rule: 'messageNamed', content: '<bpmn:receiveTask id="a" />', expected: 'message-required a' },
  {
    rule: 'messageNamed',
    content: '<bpmn:endEvent id="a"><bpmn:messageEventDefinition messageRef="m" /></bpmn:endEvent>',
    more: '<bpmn:message id="m" />',
    expected: 'message-required a',
  },
  {
    rule: 'codeNamed',
    content: '<bpmn:endEvent id="a"><bpmn:errorEventDefinition errorRef="x" /></bpmn:endEvent>',
    more: '<bpmn:error id="x" name="x" />',
    expected: 'code-required a',
  },
  {
    rule: 'scriptDoesSomething',
    content: '<bpmn:scriptTask id="a" />',
    expected: 'script-required a',
  },
  {
    rule: 'outcomeGoesForward',
    content: user('a', '<bh:outcome code="x" kind="back" /><bh:outcome code="y" kind="side" />'),
    expected: 'outcome-forward-required a',
  },
  {
    rule: 'limitCovered',
    content: user('a', '<bh:limit clock="c" value="={amount: 1, unit: &quot;moons&quot;}" />'),
    known: { limits: limits('limit-not-valid') },
    expected: 'limit-not-valid a',
  },
  {
    rule: 'limitCovered',
    content: user('a', '<bh:limit clock="c" value="=settings.short" />'),
    known: { limits: limits('limit-not-covered') },
    expected: 'limit-not-covered a',
  },
  {
    rule: 'limitCovered',
    content: user('a', '<bh:limit clock="c" value="=settings.words" />'),
    known: { limits: limits(null) },
    expected: 'limit-not-valid a',
  },
];

describe('validateProcedure', () => {
  it.each(broken)('$rule: $expected', async ({ rule, content, expected, known, more }) => {
    const found = await codes(content, known, more);
    expect(found).toContain(expected);
    expect(Object.hasOwn(rules, rule)).toBe(true);
  });

  it('every rule has a diagram that breaks it', () => {
    const tried = new Set<string>(broken.map((one) => one.rule));
    expect(Object.keys(rules).filter((rule) => !tried.has(rule))).toEqual([]);
  });

  it('says nothing about a sound procedure', async () => {
    const known: Known = { roles: ['r'], services: ['n'], forms: ['f'] };
    const content = `<bpmn:startEvent id="s" />${user('a', `<bh:form key="f" /><bh:limit clock="c" value="=limit" />${outcome('x')}${outcome('y')}`)}<bpmn:exclusiveGateway id="g" />${tasks('b', 'c')}${flow('s', 'a')}${flow('a', 'g')}${flow('g', 'b', 'outcome = "x"')}${flow('g', 'c', 'outcome = "y"')}`;
    expect(await codes(content, known)).toEqual([]);
  });

  it.each(['limit', 'if outcome = "x" then settings.short else null', 'null'])(
    'leaves a limit alone that data decides, or that is none: %s',
    async (value) => {
      const limit = `<bh:limit clock="c" value="=${value.replaceAll('"', '&quot;')}" />`;
      const content = `<bpmn:startEvent id="s" />${user('a', limit)}${flow('s', 'a')}`;
      expect(await codes(content, { limits: limits('limit-not-covered') })).toEqual([]);
    },
  );

  it('judges called procedures too', async () => {
    const more =
      '<bpmn:process id="q" isExecutable="true"><bpmn:scriptTask id="k" /></bpmn:process>';
    expect(await codes('<bpmn:callActivity id="c" calledElement="q" />', {}, more)).toEqual([
      'script-required k',
    ]);
  });
});
