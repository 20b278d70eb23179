import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileProcedure } from '../../api/compile-procedure.ts';
import { Audit, CaseDetail, Ledger } from '../../api/contract/cases.ts';
import { IncidentList } from '../../api/contract/incidents.ts';
import { differentDecision } from '../../api/replay/recorded-decisions.ts';
import type { Form } from '../../domain/forms/form.ts';
import { publishProcedure } from '../../migrations/publish-procedure.ts';
import { problemOf, read, startTestApi, type Client, type TestApi } from './test-api.ts';
import { step, townOf, type Town } from './town.ts';

/** Many people, or a fire, are urgent; both at once match two rules of a table that allows one. */
const priority = readFileSync(new URL('../bpmn/traces/business-rule.dmn', import.meta.url), 'utf8');

const task = (id: string, inside: string): string =>
  `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements><bh:stage value="accept" /><bh:assignment role="acceptor" />${inside}<bh:outcome code="done" label="办结" labelEn="Done" kind="forward" requires="" /></bpmn:extensionElements></bpmn:userTask>`;
const flow = (source: string, target: string): string =>
  `<bpmn:sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}" />`;
const procedure = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bh="https://bihuan.dev/bpmn/1" id="d" targetNamespace="https://bihuan.dev/tests">
  <bpmn:process id="ordinary-event" name="定级" isExecutable="true">
    <bpmn:startEvent id="start" />
    ${task('accept', '<bh:form key="facts" />')}
    <bpmn:businessRuleTask id="judge" name="定级">
      <bpmn:extensionElements>
        <bh:decision model="priority" ref="level" result="level" />
        <bh:input name="people concerned" value="=if words = null then people else words" />
        <bh:input name="kind" value="=kind" />
      </bpmn:extensionElements>
    </bpmn:businessRuleTask>
    <bpmn:exclusiveGateway id="which" default="which-slow" />
    ${task('fast', '')}${task('slow', '')}
    <bpmn:endEvent id="end" />
    ${flow('start', 'accept')}${flow('accept', 'judge')}${flow('judge', 'which')}${flow('which', 'slow')}${flow('slow', 'end')}${flow('fast', 'end')}
    <bpmn:sequenceFlow id="which-fast" sourceRef="which" targetRef="fast"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=level = "high"</bpmn:conditionExpression></bpmn:sequenceFlow>
  </bpmn:process>
</bpmn:definitions>`;

const field = (name: string, type: 'integer' | 'text') => ({
  name,
  type,
  label: name,
  labelEn: name,
  variable: true,
});
const forms: readonly Form[] = [
  {
    key: 'facts',
    fields: [field('people', 'integer'), field('kind', 'text'), field('words', 'text')],
  },
];

let api: TestApi;
let town: Town;
let admin: Client;
let auditor: Client;

beforeAll(async () => {
  api = await startTestApi({ worker: true });
  const published = await publishProcedure(
    api.app.services.database,
    {
      xml: procedure,
      forms,
      decisions: [{ name: 'priority.dmn', text: priority }],
      publishedBy: 'p-designer',
    },
    compileProcedure,
  );
  if (published.code !== 'published' || published.findings.length > 0)
    throw new Error(`Expected the procedure to be valid, but got ${JSON.stringify(published)}`);
  town = await townOf(api);
  admin = await api.as('admin');
  auditor = await api.as('auditor');
});
afterAll(async () => {
  await api.close();
});

const accepted = async (data: Record<string, unknown>): Promise<string> => {
  const caseId = await town.open();
  await town.finish(caseId, step('acceptor', 'accept', 'done', data));
  return caseId;
};
const detail = async (caseId: string) =>
  read(CaseDetail, await auditor.get(`/api/cases/${caseId}`));
const openTasks = async (caseId: string): Promise<readonly string[]> =>
  (await detail(caseId)).tasks.map(({ element }) => element);
const entriesOf = async (caseId: string) =>
  read(Ledger, await auditor.get(`/api/cases/${caseId}/ledger`)).data;
const decisionsIn = async (caseId: string): Promise<readonly unknown[]> =>
  (await entriesOf(caseId)).flatMap(({ type, params }) =>
    params['decisions'] === undefined ? [] : [{ type, decisions: params['decisions'] }],
  );
const proven = async (caseId: string): Promise<void> => {
  const audit = read(Audit, await auditor.get(`/api/cases/${caseId}/audit`));
  expect(audit).toMatchObject({
    chain: { ok: true },
    replay: { ok: true, firstDifference: null },
    history: { ok: true, checked: true },
  });
};
const incidentOf = async (caseId: string) => {
  const filter = encodeURIComponent(JSON.stringify({ caseId, state: 'open' }));
  return read(IncidentList, await admin.get(`/api/incidents?filter=${filter}`)).data;
};
const repair = async (caseId: string, body: Record<string, unknown>) =>
  admin.post(`/api/cases/${caseId}/actions`, { type: 'repair-incident', ...body });

const answer = (level: string, rules: readonly number[]) => [
  {
    instance: '4',
    element: 'judge',
    model: 'priority',
    decision: 'level',
    result: 'level',
    value: level,
    tables: [{ table: 'levels', owner: 'level', rules }],
  },
];

describe('a business rule task', () => {
  it.each([
    [{ people: 12, kind: 'noise' }, 'fast', 'high', [1]],
    [{ people: 3, kind: 'noise' }, 'slow', 'low', [2]],
    [{ people: 3, kind: 'fire' }, 'fast', 'high', [3]],
  ] as const)('decides the way to the end: %j', async (data, way, level, rules) => {
    const caseId = await accepted(data);
    expect(await openTasks(caseId)).toEqual([way]);
    expect(await decisionsIn(caseId)).toEqual([
      { type: 'task-completed', decisions: answer(level, rules) },
    ]);
    await town.finish(caseId, step('acceptor', way, 'done'));
    expect(await detail(caseId)).toMatchObject({ state: 'closed' });
    await proven(caseId);
  });

  it('that two rules answer is an incident, which edited data mend', async () => {
    const caseId = await accepted({ people: 12, kind: 'fire' });
    const [incident] = await incidentOf(caseId);
    expect(incident).toMatchObject({
      element: 'judge',
      elementName: '定级',
      code: 'several-rules-match',
      message: 'Expected one rule to match, but got 1, 3 (at levels)',
    });
    expect(await decisionsIn(caseId)).toEqual([]);
    const again = await repair(caseId, { incident: incident?.id, repair: 'retry' });
    expect(again.statusCode).toBe(200);
    const [second] = await incidentOf(caseId);
    expect(second).toMatchObject({ code: 'several-rules-match', repairs: 1 });
    const mended = await repair(caseId, {
      incident: second?.id,
      repair: 'edit-and-retry',
      variables: { people: 3 },
      reason: '人数更正',
    });
    expect(mended.statusCode).toBe(200);
    expect(await incidentOf(caseId)).toEqual([]);
    expect(await openTasks(caseId)).toEqual(['fast']);
    expect(await decisionsIn(caseId)).toEqual([
      { type: 'incident-repaired', decisions: answer('high', [3]) },
    ]);
    await town.finish(caseId, step('acceptor', 'fast', 'done'));
    await proven(caseId);
  });

  it('with a value of another type is an incident, which is skipped with a reason only', async () => {
    const caseId = await accepted({ people: 1, kind: 'noise', words: '很多' });
    const [incident] = await incidentOf(caseId);
    expect(incident).toMatchObject({ element: 'judge', code: 'type-mismatch' });
    const body = { incident: incident?.id, repair: 'skip' };
    expect(problemOf(await repair(caseId, body)).code).toBe('validation-failed');
    expect((await repair(caseId, { ...body, reason: '人工定级' })).statusCode).toBe(200);
    expect(await openTasks(caseId)).toEqual(['slow']);
    expect(await decisionsIn(caseId)).toEqual([]);
    await town.finish(caseId, step('acceptor', 'slow', 'done'));
    await proven(caseId);
  });

  it('is audited: a ledger that says another rule than the engine is told by its place', async () => {
    const caseId = await accepted({ people: 12, kind: 'noise' });
    const { procedure: run } = await detail(caseId);
    const version = await api.app.services.procedures.version(run.key, run.version);
    if (version === null) throw new Error('Expected the version of the case');
    const entries = await entriesOf(caseId);
    expect(differentDecision(version.graph, entries)).toBeNull();
    const decided = entries.find(({ params }) => params['decisions'] !== undefined);
    if (decided === undefined) throw new Error('Expected an entry with a decision');
    const params = { ...decided.params, decisions: answer('high', [3]) };
    const changed = entries.with(entries.indexOf(decided), Object.assign({}, decided, { params }));
    expect(differentDecision(version.graph, changed)).toBe(decided.seq);
  });
});
