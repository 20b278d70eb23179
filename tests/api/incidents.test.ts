import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Audit, Ledger } from '../../api/contract/cases.ts';
import { IncidentCauseList, IncidentDetail, IncidentList } from '../../api/contract/incidents.ts';
import { Operations } from '../../api/contract/operations.ts';
import { NoticeList } from '../../api/contract/reference.ts';
import { StepResult } from '../../api/contract/tasks.ts';
import { plantCase } from './plant.ts';
import { publish } from './publish.ts';
import { type Client, problemOf, read, startTestApi, type TestApi } from './test-api.ts';
import { townOf } from './town.ts';

/**
 * A notice to somebody whose kind the case does not know: the service refuses it for good. Everything
 * here is the real thing, from the worker to the table.
 */
const procedure = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bh="https://bihuan.dev/bpmn/1" id="d" targetNamespace="https://bihuan.dev/tests">
  <bpmn:process id="ordinary-event" name="通知" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:serviceTask id="tell" name="通知受理席">
      <bpmn:extensionElements>
        
        <bh:service name="notify">
          <bh:input name="kind" value="=noticeKind" />
          <bh:input name="role" value='="acceptor"' />
        </bh:service>
      </bpmn:extensionElements>
    </bpmn:serviceTask>
    <bpmn:userTask id="accept" name="受理">
      <bpmn:extensionElements>
        <bh:stage value="accept" />
        <bh:assignment role="acceptor" />
        <bh:outcome code="done" label="办结" labelEn="Done" kind="forward" requires="" />
      </bpmn:extensionElements>
    </bpmn:userTask>
    <bpmn:endEvent id="end" />
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="tell" />
    <bpmn:sequenceFlow id="f2" sourceRef="tell" targetRef="accept" />
    <bpmn:sequenceFlow id="f3" sourceRef="accept" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;

let api: TestApi;
let admin: Client;

beforeAll(async () => {
  api = await startTestApi({ worker: true });
  await publish(api, { xml: procedure });
  admin = await api.as('admin');
});
afterAll(async () => {
  await api.close();
});

const filtered = (filter: Readonly<Record<string, string>>): string =>
  `/api/incidents?filter=${encodeURIComponent(JSON.stringify(filter))}`;
const list = async (filter: Readonly<Record<string, string>>) =>
  read(IncidentList, await admin.get(filtered(filter))).data;
const detail = async (id: string) =>
  read(IncidentDetail, await admin.get(`/api/incidents/${encodeURIComponent(id)}`));

/** A case whose service has failed, and the incident that came of it. */
const failingCase = async (): Promise<{ readonly caseId: string; readonly incident: string }> => {
  const caseId = await (await townOf(api)).open();
  await expect.poll(async () => (await list({ caseId, state: 'open' })).length).toBe(1);
  const [incident] = await list({ caseId, state: 'open' });
  return { caseId, incident: incident?.id ?? '' };
};

const repair = async (caseId: string, body: Record<string, unknown>, client = admin) =>
  client.post(`/api/cases/${caseId}/actions`, { type: 'repair-incident', ...body });
const openTasks = async (caseId: string): Promise<readonly string[]> => {
  const rows = await api.app.services.database
    .selectFrom('task')
    .where('case_id', '=', caseId)
    .where('state', '=', 'open')
    .select('element')
    .execute();
  return rows.map((row) => row.element);
};
const noticesOfKind = async (caseId: string, type: string): Promise<number> => {
  const rows = await api.app.services.database
    .selectFrom('notice')
    .where('case_id', '=', caseId)
    .where('type', '=', type)
    .select('id')
    .execute();
  return rows.length;
};

describe('a service that fails for good', () => {
  it('is an incident in the list, on its own page and in the notices of the administrator', async () => {
    const { caseId, incident } = await failingCase();
    expect(await list({ caseId })).toMatchObject([
      {
        id: incident,
        caseId,
        title: '路灯不亮',
        caseState: 'open',
        element: 'tell',
        elementName: '通知受理席',
        service: 'notify',
        code: 'service-input-invalid',
        state: 'open',
        resolvedAt: null,
        attempts: 1,
        repairs: 0,
      },
    ]);
    expect(await detail(incident)).toMatchObject({
      procedure: { key: 'ordinary-event', version: 2 },
      inputs: [
        { name: 'kind', expression: 'noticeKind', value: null, fault: null },
        { name: 'role', value: 'acceptor' },
      ],
      variables: { noticeKind: null },
      repairList: [],
      repair: { action: 'repair-incident', allowed: true, reason: null },
    });
    const notices = read(NoticeList, await admin.get('/api/notices'));
    expect(notices.data.find((notice) => notice.caseId === caseId)).toMatchObject({
      type: 'incident-opened',
      params: { incident, element: 'tell', code: 'service-input-invalid' },
      readAt: null,
    });
  });

  it('stands with the others of its cause, and the service with its last failure', async () => {
    const { caseId, incident } = await failingCase();
    const { data } = read(IncidentCauseList, await admin.get('/api/incidents/causes'));
    expect(data).toEqual([
      expect.objectContaining({
        procedure: 'ordinary-event',
        element: 'tell',
        elementName: '通知受理席',
        service: 'notify',
        code: 'service-input-invalid',
        count: (await list({ state: 'open' })).length,
      }),
    ]);
    const cause = { procedure: 'ordinary-event', element: 'tell', code: 'service-input-invalid' };
    expect((await list({ ...cause, caseId })).map(({ id }) => id)).toEqual([incident]);
    expect(await list({ ...cause, code: 'service-refused', caseId })).toEqual([]);
    expect(await list({ ...cause, procedure: 'another', caseId })).toEqual([]);
    const notify = async () =>
      read(Operations, await admin.get('/api/operations')).services.find(
        ({ name }) => name === 'notify',
      );
    await expect
      .poll(async () => (await notify())?.failures, { timeout: 30_000 })
      .toBeGreaterThan(0);
    const state = await notify();
    expect(state).toMatchObject({ procedures: ['ordinary-event'], succeededAt: null });
    expect(state?.failedAt).not.toBeNull();
    expect(state?.error).toContain('kind of notify');
  });

  it('is tried again as it is, and fails again as another incident', async () => {
    const { caseId, incident } = await failingCase();
    const answer = await repair(caseId, { incident, repair: 'retry' });
    expect([answer.statusCode, answer.body]).toEqual([200, answer.body]);
    await expect.poll(async () => (await list({ caseId, state: 'open' })).length).toBe(1);
    const [again] = await list({ caseId, state: 'open' });
    expect(again).toMatchObject({ element: 'tell', repairs: 1 });
    expect(again?.id).not.toBe(incident);
    expect(await detail(incident)).toMatchObject({
      state: 'resolved',
      inputs: [],
      repairList: [{ kind: 'retry', by: { id: 'p-admin' }, reason: null }],
      repair: { allowed: false, reason: 'no-open-incident' },
    });
    expect(problemOf(await repair(caseId, { incident, repair: 'retry' }))).toMatchObject({
      status: 409,
      code: 'incident-not-open',
    });
  });

  it('is tried again with edited data', async () => {
    const { caseId, incident } = await failingCase();
    expect(
      problemOf(await repair(caseId, { incident, repair: 'edit-and-retry' })).errors,
    ).toMatchObject([{ path: '/variables', code: 'required' }]);
    expect(
      problemOf(await repair(caseId, { incident, repair: 'edit-and-retry', variables: ['urge'] }))
        .errors,
    ).toMatchObject([{ path: '/variables', code: 'wrong-type' }]);
    const answer = await repair(caseId, {
      incident,
      repair: 'edit-and-retry',
      variables: { noticeKind: 'urge' },
      reason: '补上通知类型',
    });
    expect(answer.statusCode).toBe(200);
    await expect.poll(async () => openTasks(caseId)).toEqual(['accept']);
    expect(await noticesOfKind(caseId, 'urge')).toBe(1);
    expect(await list({ caseId, state: 'open' })).toEqual([]);
    expect((await detail(incident)).repairList).toMatchObject([
      { kind: 'edit-and-retry', reason: '补上通知类型' },
    ]);
    const auditor = await api.as('auditor');
    const ledger = read(Ledger, await auditor.get(`/api/cases/${caseId}/ledger`)).data;
    expect(ledger.map((entry) => entry.type)).toContain('incident-repaired');
    const audit = read(Audit, await auditor.get(`/api/cases/${caseId}/audit`));
    expect(audit).toMatchObject({ chain: { ok: true }, replay: { ok: true } });
  });

  it('is tried again when what was wrong outside is mended', async () => {
    const { database } = api.app.services;
    await sql`alter table notice add constraint no_urge check (type <> 'urge') not valid`.execute(
      database,
    );
    const { caseId, incident } = await failingCase();
    const variables = { noticeKind: 'urge' };
    await repair(caseId, { incident, repair: 'edit-and-retry', variables });
    await expect
      .poll(async () => (await list({ caseId, state: 'open' })).map(({ code }) => code))
      .toEqual(['service-refused']);
    await sql`alter table notice drop constraint no_urge`.execute(database);
    const [refused] = await list({ caseId, state: 'open' });
    const answer = await repair(caseId, { incident: refused?.id ?? '', repair: 'retry' });
    expect(answer.statusCode).toBe(200);
    await expect.poll(async () => openTasks(caseId)).toEqual(['accept']);
    expect(await noticesOfKind(caseId, 'urge')).toBe(1);
  });

  it('is skipped, with a reason only', async () => {
    const { caseId, incident } = await failingCase();
    expect(problemOf(await repair(caseId, { incident, repair: 'skip' })).errors).toMatchObject([
      { path: '/reason', code: 'required' },
    ]);
    const answer = await repair(caseId, { incident, repair: 'skip', reason: '已电话告知' });
    expect(read(StepResult, answer).tasks.map((task) => task.element)).toEqual(['accept']);
    expect(await noticesOfKind(caseId, 'urge')).toBe(0);
    expect(await detail(incident)).toMatchObject({
      state: 'resolved',
      repairList: [{ kind: 'skip', reason: '已电话告知', by: { id: 'p-admin' } }],
    });
  });

  it('is repaired by the administrator alone; the auditor looks on', async () => {
    const { caseId, incident } = await failingCase();
    const auditor = await api.as('auditor');
    expect(
      read(IncidentDetail, await auditor.get(`/api/incidents/${incident}`)).repair,
    ).toMatchObject({ allowed: false, reason: 'not-permitted' });
    for (const login of ['auditor', 'commander', 'acceptor'])
      expect(
        problemOf(await repair(caseId, { incident, repair: 'retry' }, await api.as(login))),
      ).toMatchObject({ status: 403, code: 'not-permitted' });
    const acceptor = await api.as('acceptor');
    expect(problemOf(await acceptor.get('/api/incidents')).status).toBe(403);
    expect(problemOf(await acceptor.get(`/api/incidents/${incident}`)).status).toBe(403);
    expect(problemOf(await admin.get('/api/incidents/none')).status).toBe(404);
  });
});

describe('the list of incidents', () => {
  it('goes on by cursor, newest first, and knows its filters', async () => {
    const planted = await plantCase(api.app.services, { title: '翻页用的事件' });
    const { database } = api.app.services;
    await database
      .insertInto('incident')
      .values(
        Array.from({ length: 7 }, (_, index) => ({
          id: `${planted.id}.${String(index)}.1`,
          case_id: planted.id,
          instance: String(index),
          element: index < 5 ? 'tell' : 'gone',
          code: 'service-failed',
          message: `第 ${String(index)} 次 100%`,
          state: 'open' as const,
          opened_at: new Date(Date.UTC(2026, 0, 1, 0, index)),
          resolved_at: null,
        })),
      )
      .execute();
    const filter = JSON.stringify({ caseId: planted.id, element: 'tell' });
    const url = `/api/incidents?perPage=2&filter=${encodeURIComponent(filter)}`;
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const more = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: IncidentList = read(IncidentList, await admin.get(`${url}${more}`));
      expect(page).toMatchObject({ total: 5, totalIsLowerBound: false });
      seen.push(...page.data.map((incident) => incident.message));
      cursor = page.next;
    }
    expect(seen).toEqual([4, 3, 2, 1, 0].map((index) => `第 ${String(index)} 次 100%`));
    const found = async (q: string) => (await list({ q, caseId: planted.id })).length;
    expect(await found('翻页用')).toBe(7);
    expect(await found('第 3 次')).toBe(1);
    expect(await found('100%')).toBe(7);
    expect(await found('_')).toBe(0);
    expect((await list({ caseId: planted.id, element: 'gone' })).length).toBe(2);
    expect(await list({ caseId: planted.id, state: 'resolved' })).toEqual([]);
    expect(problemOf(await admin.get(filtered({ moon: 'full' }))).code).toBe('unknown-filter');
    expect(problemOf(await admin.get('/api/incidents?sort=code')).code).toBe('unknown-sort');
  });
});
