import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileProcedure, compileWith } from '../../api/compile-procedure.ts';
import type { PublishingHost } from '../../api/compile-procedure.ts';
import { openTasks } from '../../bpmn/engine/queries.ts';
import type { Json } from '../../bpmn/model/json.ts';
import { elementInDiagram } from '../../bpmn/simulate/abstract-procedure.ts';
import { soundnessFindings } from '../../bpmn/simulate/soundness-findings.ts';
import { playWalk } from '../../bpmn/simulate/walk.ts';
import type { Form } from '../../domain/forms/form.ts';
import { caseSettings } from '../../domain/settings/case-settings.ts';
import { settingValues } from '../../domain/settings/setting-values.ts';
import type { PublishFinding } from '../../migrations/publish-procedure.ts';
import { at, exampleCalendar } from '../domain/calendar/example-calendars.ts';
import { flow, process } from './parse/diagram-text.ts';

const seeds = new URL('../../migrations/seeds/', import.meta.url);
const delivered = readFileSync(new URL('procedures/ordinary-event.bpmn', seeds), 'utf8');
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is published with it
const forms = JSON.parse(
  readFileSync(new URL('forms/ordinary-event.json', seeds), 'utf8'),
) as readonly Form[];

const host: PublishingHost = {
  settings: caseSettings(settingValues({}).values).variables,
  calendar: exampleCalendar(),
  at: at('2026-03-02 09:00'),
};

const told = (findings: readonly PublishFinding[]): readonly string[] =>
  findings.map(({ severity, code, elementId }) => `${severity} ${code} ${elementId ?? '-'}`);
const publish = async (content: string): Promise<readonly PublishFinding[]> =>
  (await compileProcedure({ xml: process(content), forms: [] }, {})).findings;

const tasks = (...ids: string[]): string => ids.map((id) => `<bpmn:task id="${id}" />`).join('');
const user = (id: string, extensions = ''): string =>
  `<bpmn:userTask id="${id}"><bpmn:extensionElements><bh:assignment role="lead" />${extensions}</bpmn:extensionElements></bpmn:userTask>`;
const when = (source: string, target: string, condition: string): string =>
  flow(source, target).replace(
    ' />',
    `><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=${condition}</bpmn:conditionExpression></bpmn:sequenceFlow>`,
  );
const start = '<bpmn:startEvent id="s" />';
const end = '<bpmn:endEvent id="e" />';
const flows = (...pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([source, target]) => flow(source, target)).join('');

/** One of two branches is taken, both are waited for. */
const deadlock = `${start}<bpmn:exclusiveGateway id="x" default="x-b" />${user('a')}${user('b')}<bpmn:parallelGateway id="j" />${end}${flows(['s', 'x'], ['x', 'b'], ['a', 'j'], ['b', 'j'], ['j', 'e'])}${when('x', 'a', 'n &gt; 1')}`;

describe('publishing', () => {
  it('takes the delivered procedure without a finding', async () => {
    const { procedure, findings } = await compileWith(host)({ xml: delivered, forms }, {});
    expect(findings).toEqual([]);
    expect(procedure?.id).toBe('ordinary-event');
  });

  it('refuses what the deployment profile refuses, with the constraint', async () => {
    const content = `${start}${tasks('a')}<bpmn:textAnnotation id="note" /><bpmn:sequenceFlow id="f" sourceRef="a" targetRef="note" />${flow('s', 'a')}`;
    const findings = await publish(content);
    expect(findings).toContainEqual({
      severity: 'error',
      code: 'artifact-as-flow-target',
      elementId: 'f',
      params: { constraint: '6' },
    });
  });

  it('says once what both readings say', async () => {
    const { procedure, findings } = await compileProcedure({ xml: 'no diagram', forms: [] }, {});
    expect(procedure).toBeNull();
    expect(told(findings)).toEqual(['error xml-invalid -']);
  });

  it('refuses a diagram in which a case can get stuck, and shows the way', async () => {
    const { procedure, findings } = await compileProcedure(
      { xml: process(deadlock), forms: [] },
      {},
    );
    expect(told(findings)).toEqual([
      'error no-option-to-complete j',
      'warning dead-element e',
      'warning dead-element j',
    ]);
    const [stuck] = findings;
    if (procedure === null || stuck === undefined || !('walk' in stuck))
      throw new Error('Expected a procedure and a walk');
    expect(stuck.params).toEqual({ steps: stuck.walk.length });
    const state = playWalk(procedure, stuck.walk).at(-1);
    if (state === undefined) throw new Error('Expected a state');
    expect(state.status).toBe('running');
    expect(openTasks(state)).toEqual([]);
    const waiting = state.instances.all.filter((one) => one.state === 'active' && one.scope > 0);
    expect(waiting.map(({ element }) => elementInDiagram(element))).toEqual(['j']);
  });

  it('refuses a diagram that ends with something left', async () => {
    const content = `${start}<bpmn:parallelGateway id="f" />${user('a')}${user('b')}<bpmn:exclusiveGateway id="m" />${end}${flows(['s', 'f'], ['f', 'a'], ['f', 'b'], ['a', 'm'], ['b', 'm'], ['m', 'e'])}`;
    expect(told(await publish(content))).toEqual(['error improper-completion e']);
  });

  it('refuses branches that grow without end', async () => {
    const content = `${start}<bpmn:exclusiveGateway id="m" />${user('a')}<bpmn:parallelGateway id="f" />${user('b')}${end}${flows(['s', 'm'], ['m', 'a'], ['a', 'f'], ['f', 'm'], ['f', 'b'], ['b', 'e'])}`;
    expect(told(await publish(content))).toContain('error unbounded-growth b');
  });

  it('says honestly what it did not explore', async () => {
    const content = `${start}<bpmn:parallelGateway id="f" />${user('a')}${user('b')}<bpmn:complexGateway id="c"><bpmn:activationCondition xsi:type="bpmn:tFormalExpression">=activationCount = needed</bpmn:activationCondition></bpmn:complexGateway>${end}${flows(['s', 'f'], ['f', 'a'], ['f', 'b'], ['a', 'c'], ['b', 'c'], ['c', 'e'])}`;
    expect(told(await publish(content))).toEqual(['warning soundness-not-explored c']);
  });

  it('says honestly what it did not prove', async () => {
    const { procedure } = await compileWith(host)({ xml: delivered, forms }, {});
    if (procedure === null) throw new Error('Expected a procedure');
    expect(soundnessFindings(procedure, { limit: 10 })).toEqual([
      {
        severity: 'warning',
        code: 'soundness-not-proven',
        elementId: 'ordinary-event',
        params: { states: 10, limit: 10 },
        walk: [],
      },
    ]);
  });

  it('looks for soundness only where nothing else is wrong', async () => {
    expect(told(await publish(deadlock.replaceAll('role="lead"', 'role="king"')))).toEqual([
      'error role-unknown a',
      'error role-unknown b',
    ]);
  });

  it('refuses a task that nobody can finish', async () => {
    const content = `${start}${user('a', '<bh:outcome code="x" kind="back" />')}${end}${flows(['s', 'a'], ['a', 'e'])}`;
    expect(told(await publish(content))).toEqual(['error outcome-forward-required a']);
  });
});

const timerStart = (kind: 'timeCycle' | 'timeDate', text: string): string =>
  `<bpmn:startEvent id="s"><bpmn:timerEventDefinition id="t"><bpmn:${kind}>${text}</bpmn:${kind}></bpmn:timerEventDefinition></bpmn:startEvent>`;
const conditionalStart = (text: string): string =>
  `<bpmn:startEvent id="s"><bpmn:conditionalEventDefinition id="c"><bpmn:condition>=${text}</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:startEvent>`;
const started = async (event: string) =>
  (
    await compileWith(host)(
      { xml: process(`${event}${user('a')}${end}${flows(['s', 'a'], ['a', 'e'])}`), forms: [] },
      {},
    )
  ).findings.filter(({ code }) => code !== 'soundness-not-explored');

describe('what starts cases by itself', () => {
  it.each([
    timerStart('timeCycle', 'R/PT1M'),
    timerStart('timeCycle', 'R4/2026-01-01T08:00:00+08:00/P1M'),
    timerStart('timeDate', '=string(now() + duration(&quot;P1D&quot;))'),
    timerStart('timeCycle', '=&quot;R/&quot; + settings.callbackSpacing'),
    conditionalStart('settings.warnShare &gt; 0.9 and today() &gt; date(&quot;2026-01-01&quot;)'),
  ])('is published: %s', async (event) => {
    expect(await started(event)).toEqual([]);
  });

  it.each([
    [timerStart('timeCycle', 'R/PT1S'), 'start-too-often', { text: 'R/PT1S', shortest: 'PT1M' }],
    [timerStart('timeCycle', 'R0/PT1H'), 'timer-not-valid', { text: 'R0/PT1H' }],
    [timerStart('timeCycle', '=&quot;R/&quot; + pace'), 'start-reads-case', { read: 'pace' }],
    [timerStart('timeCycle', '=settings.warnShare'), 'timer-not-valid', { text: '0.8' }],
    [conditionalStart('level &gt; 3'), 'start-reads-case', { read: 'level' }],
    [conditionalStart('outcome = &quot;x&quot;'), 'start-reads-case', { read: 'outcome' }],
    [conditionalStart('settings.none &gt; 3'), 'start-undecided', { text: 'settings.none > 3' }],
  ])('is refused: %s', async (event, code, params) => {
    expect(await started(event)).toEqual([{ severity: 'error', code, elementId: 's', params }]);
  });

  it.each([
    [timerStart('timeDate', '2026-01-01T08:00:00+08:00'), 'start-passed'],
    [timerStart('timeCycle', 'R2/2026-01-01T08:00:00+08:00/P1D'), 'start-passed'],
    [conditionalStart('settings.warnShare &lt; 0.9'), 'start-held-already'],
  ])('is warned of: %s', async (event, code) => {
    expect(told(await started(event))).toEqual([`warning ${code} s`]);
  });

  it('is refused by a clock, which no case runs yet', async () => {
    const clock =
      '<bpmn:startEvent id="s"><bpmn:timerEventDefinition id="t"><bpmn:extensionElements><bh:clock name="c" threshold="due" /></bpmn:extensionElements></bpmn:timerEventDefinition></bpmn:startEvent>';
    expect(told(await started(clock))).toContain('error start-reads-case s');
  });
});

const limited = (value: string): string =>
  process(
    `${start}${user('a', `<bh:limit clock="c" value="=${value}" />`)}${end}${flows(['s', 'a'], ['a', 'e'])}`,
  );
const limit = (amount: number, unit: string): string =>
  `{amount: ${amount}, unit: &quot;${unit}&quot;}`;

const judged = async (value: string, changes: Partial<PublishingHost> = {}) =>
  told(
    (await compileWith({ ...host, ...changes })({ xml: limited(value), forms: [] }, {})).findings,
  );

describe('limits and the calendar', () => {
  const late: Partial<PublishingHost> = { at: at('2026-12-30 09:00') };

  it('are told where the calendar ends before they do', async () => {
    expect(await judged(limit(3, 'workDays'))).toEqual([]);
    expect(await judged(limit(400, 'workDays'))).toEqual(['warning limit-not-covered a']);
    expect(await judged(limit(5, 'workDays'), late)).toEqual(['warning limit-not-covered a']);
    expect(await judged('settings.acceptLimit')).toEqual([]);
  });

  it('name the year that is missing', async () => {
    const { findings } = await compileWith({ ...host, ...late })(
      { xml: limited(limit(9, 'workDays')), forms: [] },
      {},
    );
    expect(findings[0]?.params).toEqual({ year: 2027, text: '9 workDays' });
  });

  it('are told where there is no calendar at all', async () => {
    expect(await judged(limit(3, 'workHours'), { calendar: null })).toEqual([
      'warning limit-not-covered a',
    ]);
  });

  it.each<[string, Json]>([
    ['{amount: 1, unit: &quot;moons&quot;}', null],
    ['&quot;an hour&quot;', null],
    ['{amount: 0.5, unit: &quot;workDays&quot;}', null],
  ])('are refused when clocks cannot count them: %s', async (value) => {
    expect(await judged(value)).toEqual(['error limit-not-valid a']);
  });

  it('are not judged where data of a case decides them, nor without a host', async () => {
    expect(await judged('limit', late)).toEqual([]);
    const { findings } = await compileProcedure(
      { xml: limited(limit(400, 'workDays')), forms: [] },
      {},
    );
    expect(findings).toEqual([]);
  });
});
