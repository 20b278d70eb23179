import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Audit, CaseDetail, CaseList, ClockList, Ledger, Marking } from '../../api/contract/cases.ts';
import { OpenedReport } from '../../api/contract/reports.ts';
import { StepResult, TaskDetail, TaskList, TaskPreview, type Task } from '../../api/contract/tasks.ts';
import { StoredAttachment } from '../../api/contract/attachments.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';

let api: TestApi;
let condition: { readonly id: string; readonly category: string };

beforeAll(async () => {
  api = await startTestApi({ worker: true });
  const row = await api.app.services.database
    .selectFrom('filing_condition')
    .where('confirmation', '=', 'none')
    .select(['id', 'class_id'])
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  condition = { id: row.id, category: row.class_id };
});
afterAll(async () => {
  await api.close();
});

const report = { channel: 'phone', title: '路灯不亮', description: '建设路 12 号门前路灯不亮', location: { grid: 'g-jianshe-01' } };

const open = async (change: Record<string, unknown> = {}): Promise<string> => {
  const answer = await (await api.as('acceptor')).post('/api/reports', { ...report, ...change });
  expect(answer.statusCode).toBe(201);
  return read(OpenedReport, answer).caseId;
};

const filtered = (caseId: string): string => encodeURIComponent(JSON.stringify({ caseId }));

/** The task of the element as the person finds it: in the pool, or already their own. */
const findTask = async (login: string, caseId: string, element: string): Promise<Task> => {
  const client = await api.as(login);
  const found = await Promise.all(
    ['pool', 'mine'].map(async (view) => read(TaskList, await client.get(`/api/tasks?view=${view}&filter=${filtered(caseId)}`))),
  );
  const task = found.flatMap((list) => list.data).find((candidate) => candidate.element === element);
  if (task === undefined) throw new Error(`Expected ${login} to find ${element}, but found ${JSON.stringify(found.map((list) => list.data.map((one) => one.element)))}`);
  return task;
};

interface Step {
  readonly login: string;
  readonly element: string;
  readonly outcome: string;
  readonly data?: Record<string, unknown>;
}

const finish = async (caseId: string, { login, element, outcome, data = {} }: Step): Promise<StepResult> => {
  const task = await findTask(login, caseId, element);
  const answer = await (await api.as(login)).post(`/api/tasks/${task.id}/complete`, { outcome, data, version: task.version });
  if (answer.statusCode !== 200) throw new Error(`Expected ${element} to be finished, but got ${answer.body}`);
  return read(StepResult, answer);
};

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const upload = async (login: string): Promise<string> => {
  const boundary = 'b0undary';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="photo.png"\r\nContent-Type: image/png\r\n\r\n`;
  const { headers } = await api.as(login);
  const answer = await api.app.inject({
    method: 'POST',
    url: '/api/attachments',
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), png, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
  return read(StoredAttachment, answer).id;
};

const toHandling = async (caseId: string): Promise<void> => {
  await finish(caseId, { login: 'acceptor', element: 'accept', outcome: 'accept', data: { category: condition.category } });
  await finish(caseId, { login: 'acceptor', element: 'file', outcome: 'file', data: { category: condition.category, condition: condition.id } });
  await finish(caseId, { login: 'dispatcher', element: 'dispatch', outcome: 'dispatch', data: { unit: 'u-enforcement' } });
};

const detailOf = async (login: string, caseId: string): Promise<CaseDetail> =>
  read(CaseDetail, await (await api.as(login)).get(`/api/cases/${caseId}`));

describe('the whole loop over HTTP', () => {
  it('opens, files, dispatches, handles, checks and closes a case, and proves it', async () => {
    const caseId = await open();
    await toHandling(caseId);
    await finish(caseId, { login: 'lead', element: 'assign', outcome: 'assign', data: { person: 'p-handler' } });
    const [before, after] = [await upload('handler'), await upload('handler')];
    await finish(caseId, { login: 'handler', element: 'handle', outcome: 'submit', data: { result: '已更换灯泡', before: [before], after: [after] } });
    await finish(caseId, { login: 'lead', element: 'confirm-result', outcome: 'submit-feedback', data: { result: '已修复' } });
    await finish(caseId, { login: 'dispatcher', element: 'feedback', outcome: 'pass' });
    await finish(caseId, { login: 'grid', element: 'check', outcome: 'pass' });
    const last = await finish(caseId, { login: 'acceptor', element: 'close', outcome: 'close', data: { closingConditionMet: true, answer: '已修复并恢复照明' } });
    expect(last.tasks).toEqual([]);

    await expect.poll(async () => (await detailOf('acceptor', caseId)).state).toBe('closed');
    const closed = await detailOf('acceptor', caseId);
    expect(closed.number).toMatch(/^JC-\d{8}-\d{4}$/u);
    expect(closed.stages.filter((stage) => stage.state === 'done').map((stage) => stage.stage)).toEqual([
      'report', 'accept', 'file', 'dispatch', 'handle', 'feedback', 'check', 'close', 'assess',
    ]);
    expect(closed.stages.find((stage) => stage.stage === 'verify')?.state).toBe('skipped');
    expect(closed.attachments.map((file) => [file.purpose, file.by?.id])).toEqual([['before', 'p-handler'], ['after', 'p-handler']]);
    expect(closed.condition?.id).toBe(condition.id);
    expect(closed.assessment).not.toBeNull();
    expect(closed.actions.find((action) => action.action === 'void')).toMatchObject({ allowed: false, reason: 'not-permitted' });

    const audit = read(Audit, await (await api.as('auditor')).get(`/api/cases/${caseId}/audit`));
    expect(audit).toMatchObject({ chain: { ok: true, firstBroken: null }, replay: { ok: true, firstDifference: null }, history: { ok: true, checked: true } });

    const byNumber = read(CaseList, await (await api.as('acceptor')).get(`/api/cases?filter=${encodeURIComponent(JSON.stringify({ q: closed.number }))}`));
    expect(byNumber.data.map((found) => found.id)).toEqual([caseId]);
    const byReportNumber = await detailOf('acceptor', closed.reportNumber);
    expect(byReportNumber.id).toBe(caseId);
    const done = read(TaskList, await (await api.as('handler')).get('/api/tasks?view=done'));
    expect(done.data.map((task) => [task.element, task.outcome])).toContainEqual(['handle', 'submit']);
  });

  it('keeps a ledger in order, its clocks and where it stood at any entry', async () => {
    const caseId = await open();
    await finish(caseId, { login: 'acceptor', element: 'accept', outcome: 'accept' });
    const client = await api.as('acceptor');
    const ledger = read(Ledger, await client.get(`/api/cases/${caseId}/ledger`));
    expect(ledger.data.map((entry) => [entry.seq, entry.step, entry.type])).toEqual([[1, null, 'report-received'], [2, 1, 'case-started'], [3, 2, 'task-completed']]);
    expect(ledger.data[2]).toMatchObject({ actor: { id: 'p-acceptor', name: '陈静怡', role: 'acceptor' }, elementId: 'accept' });
    const paged = read(Ledger, await client.get(`/api/cases/${caseId}/ledger?perPage=2`));
    expect(paged.data.length).toBe(2);
    const rest = read(Ledger, await client.get(`/api/cases/${caseId}/ledger?perPage=2&cursor=${paged.next ?? ''}`));
    expect(rest.data.map((entry) => entry.seq)).toEqual([3]);
    expect(rest.next).toBeNull();

    expect(read(Marking, await client.get(`/api/cases/${caseId}/marking?at=2`)).active).toEqual(['accept']);
    const now = read(Marking, await client.get(`/api/cases/${caseId}/marking`));
    expect(now).toMatchObject({ seq: 3, active: ['file'] });
    expect(now.completed).toContain('accept');

    const clocks = read(ClockList, await client.get(`/api/cases/${caseId}/clocks`));
    expect(clocks.data.map((clock) => [clock.name, clock.state])).toEqual([['accept', 'stopped'], ['file', 'fine']]);
    expect(clocks.data[0]?.segments[0]?.cause).toMatchObject({ code: 'started', seq: 2 });
    expect(clocks.data[1]?.recomputed.dueAt).toBe(clocks.data[1]?.dueAt);
  });

  it('says who gets it next and until when, by the engine', async () => {
    const caseId = await open();
    await finish(caseId, { login: 'acceptor', element: 'accept', outcome: 'accept' });
    const task = await findTask('acceptor', caseId, 'file');
    const client = await api.as('acceptor');
    const preview = read(TaskPreview, await client.post(`/api/tasks/${task.id}/preview`, { outcome: 'file', data: { category: condition.category, condition: condition.id } }));
    expect(preview.next).toMatchObject([{ element: 'dispatch', role: 'dispatcher', unit: { id: 'u-centre' }, limit: { unit: 'urgentHours' } }]);
    expect(preview.clock).toMatchObject({ effect: 'stops', onTime: true });
    const ending = read(TaskPreview, await client.post(`/api/tasks/${task.id}/preview`, { outcome: 'void', data: {} }));
    expect(ending).toMatchObject({ next: [], ends: 'void' });
    expect(problemOf(await client.post(`/api/tasks/${task.id}/preview`, { outcome: 'nonsense', data: {} })).code).toBe('outcome-not-offered');
    // Nothing was stored.
    expect((await findTask('acceptor', caseId, 'file')).version).toBe(task.version);
  });

  it('proposes the responsible unit and passes the limit of the condition on to handling', async () => {
    const caseId = await open();
    await finish(caseId, { login: 'acceptor', element: 'accept', outcome: 'accept', data: { category: condition.category } });
    await finish(caseId, { login: 'acceptor', element: 'file', outcome: 'file', data: { category: condition.category, condition: condition.id } });
    const task = await findTask('dispatcher', caseId, 'dispatch');
    const client = await api.as('dispatcher');
    const detail = read(TaskDetail, await client.get(`/api/tasks/${task.id}`));
    expect(detail.values['unit']).toEqual(expect.stringMatching(/^u-/u));
    expect(detail.returnTargets.map((target) => target.element)).toEqual(expect.arrayContaining(['file', 'accept']));
    const preview = read(TaskPreview, await client.post(`/api/tasks/${task.id}/preview`, { outcome: 'dispatch', data: { unit: 'u-enforcement' } }));
    const filed = await api.app.services.database.selectFrom('filing_condition').where('id', '=', condition.id).select(['limit_amount', 'limit_unit']).executeTakeFirstOrThrow();
    expect(preview.next).toMatchObject([{ element: 'assign', role: 'lead', unit: { id: 'u-enforcement' }, limit: { amount: filed.limit_amount, unit: filed.limit_unit } }]);
  });

  it('accepts and files in one go for an acceptor', async () => {
    const client = await api.as('acceptor');
    const answer = await client.post('/api/reports', { ...report, file: { category: condition.category, condition: condition.id, unit: 'u-municipal' } });
    expect(answer.statusCode).toBe(201);
    const opened = read(OpenedReport, answer);
    expect(opened.caseNumber).toMatch(/^JC-/u);
    const task = await findTask('dispatcher', opened.caseId, 'dispatch');
    const detail = read(TaskDetail, await (await api.as('dispatcher')).get(`/api/tasks/${task.id}`));
    expect(detail.values['unit']).toBe('u-municipal');
  });
});

describe('going back and aside', () => {
  it('returns to an earlier step and shows it to whom it returns', async () => {
    const caseId = await open();
    await toHandling(caseId);
    const task = await findTask('lead', caseId, 'assign');
    const client = await api.as('lead');
    const detail = read(TaskDetail, await client.get(`/api/tasks/${task.id}`));
    const target = detail.returnTargets.find((candidate) => candidate.element === 'dispatch');
    const answer = await client.post(`/api/tasks/${task.id}/actions`, { type: 'return', target: target?.id, reason: '不属于本单位' });
    expect(answer.statusCode).toBe(200);
    expect(read(StepResult, answer).tasks.map((open) => open.element)).toEqual(['dispatch']);
    expect((await findTask('dispatcher', caseId, 'dispatch')).returns).toBe(1);
    expect(problemOf(await client.post(`/api/tasks/${task.id}/actions`, { type: 'return', target: target?.id, reason: '再次' })).code).toBe('task-not-open');
  });

  it('hands a task over, parks a case and takes it up again', async () => {
    const caseId = await open();
    await toHandling(caseId);
    await finish(caseId, { login: 'lead', element: 'assign', outcome: 'assign', data: { person: 'p-handler' } });
    const task = await findTask('handler', caseId, 'handle');
    const lead = await api.as('lead');
    expect((await lead.post(`/api/tasks/${task.id}/actions`, { type: 'transfer', person: 'p-handler-enforcement-2', reason: '休假' })).statusCode).toBe(200);
    expect(read(TaskList, await (await api.as('handler')).get(`/api/tasks?view=mine&filter=${filtered(caseId)}`)).total).toBe(0);
    expect((await findTask('handler-enforcement-2', caseId, 'handle')).assignee?.id).toBe('p-handler-enforcement-2');
    const wrong = problemOf(await lead.post(`/api/tasks/${task.id}/actions`, { type: 'transfer', person: 'p-acceptor' }));
    expect(wrong.errors?.[0]).toMatchObject({ path: '/person', code: 'not-a-member' });

    const dispatcher = await api.as('dispatcher');
    const until = new Date(Date.now() + 5 * 86_400_000).toISOString();
    expect((await dispatcher.post(`/api/cases/${caseId}/actions`, { type: 'park', until, reason: '等待配件' })).statusCode).toBe(200);
    const parked = await detailOf('dispatcher', caseId);
    expect(parked.state).toBe('suspended');
    expect(parked.clockState).toBe('paused');
    const refused = problemOf(await dispatcher.post(`/api/cases/${caseId}/actions`, { type: 'extend', limit: { amount: 1, unit: 'workHours' }, reason: '延期' }));
    expect(refused).toMatchObject({ status: 409, code: 'case-suspended' });
    expect((await dispatcher.post(`/api/cases/${caseId}/actions`, { type: 'unpark', reason: '配件已到' })).statusCode).toBe(200);
    expect((await detailOf('dispatcher', caseId)).state).toBe('open');
    const twice = problemOf(await dispatcher.post(`/api/cases/${caseId}/actions`, { type: 'park', until, reason: '再次' }));
    expect(twice).toMatchObject({ status: 409, code: 'limit-exhausted' });
  });

  it('grants an extension at once to who may, and sends a request to the dispatcher else', async () => {
    const caseId = await open();
    await toHandling(caseId);
    const body = { type: 'extend', limit: { amount: 2, unit: 'workHours' }, reason: '需要协调' };
    const before = (await detailOf('lead', caseId)).clocks.find((clock) => clock.name === 'handle');
    expect((await (await api.as('lead')).post(`/api/cases/${caseId}/actions`, body)).statusCode).toBe(200);
    await findTask('dispatcher', caseId, 'review-extension');
    const again = problemOf(await (await api.as('lead')).post(`/api/cases/${caseId}/actions`, body));
    expect(again).toMatchObject({ code: 'action-not-available', params: { reason: 'extension-pending' } });
    expect((await detailOf('lead', caseId)).comments.map((comment) => comment.text)).toEqual(['需要协调']);
    await finish(caseId, { login: 'dispatcher', element: 'review-extension', outcome: 'refuse', data: { reason: '无必要' } });
    expect((await (await api.as('dispatcher')).post(`/api/cases/${caseId}/actions`, body)).statusCode).toBe(200);
    const after = (await detailOf('lead', caseId)).clocks.find((clock) => clock.name === 'handle');
    expect(after?.extensions).toBe(1);
    expect(Date.parse(after?.dueAt ?? '')).toBeGreaterThan(Date.parse(before?.dueAt ?? ''));
  });

  it('voids a case, and reopens a closed one where it is asked to', async () => {
    const voided = await open();
    const commander = await api.as('commander');
    expect((await commander.post(`/api/cases/${voided}/actions`, { type: 'void', reason: '重复登记' })).statusCode).toBe(200);
    expect((await detailOf('commander', voided)).state).toBe('void');
    expect(problemOf(await commander.post(`/api/cases/${voided}/actions`, { type: 'park', until: '2027-01-01T00:00:00Z', reason: 'x' })).code).toBe('case-closed');

    const rejected = await open();
    await finish(rejected, { login: 'acceptor', element: 'accept', outcome: 'reject', data: { reason: '不属于本镇', advice: '请联系县局' } });
    expect((await detailOf('commander', rejected)).state).toBe('closed');
    const target = read(TaskList, await (await api.as('acceptor')).get(`/api/tasks?view=done&filter=${filtered(rejected)}`)).data[0]?.id;
    const answer = await commander.post(`/api/cases/${rejected}/actions`, { type: 'reopen', target, reason: '上级要求受理' });
    expect([answer.statusCode, answer.body]).toEqual([200, expect.stringContaining('accept')]);
    expect((await detailOf('commander', rejected)).state).toBe('open');
    expect((await findTask('acceptor', rejected, 'accept')).state).toBe('open');
  });
});

describe('desk operations', () => {
  it('comments, urges, copies and marks as read without moving the case', async () => {
    const caseId = await open();
    const acceptor = await api.as('acceptor');
    const stepBefore = (await detailOf('acceptor', caseId)).tasks.length;
    const commented = read(StepResult, await acceptor.post(`/api/cases/${caseId}/actions`, { type: 'comment', text: '已与来电人核对 <b>地址</b>' }));
    expect(commented.tasks.length).toBe(stepBefore);
    expect((await detailOf('acceptor', caseId)).comments[0]?.text).toBe('已与来电人核对 <b>地址</b>');
    expect((await acceptor.post(`/api/cases/${caseId}/actions`, { type: 'urge', text: '请尽快' })).statusCode).toBe(200);
    expect((await acceptor.post(`/api/cases/${caseId}/actions`, { type: 'copy', persons: ['p-handler2'] })).statusCode).toBe(200);
    const handler2 = await api.as('handler2');
    const copied = read(TaskList, await handler2.get('/api/tasks?view=copied'));
    expect(copied.data.map((task) => task.caseId)).toEqual([caseId]);
    expect((await handler2.get(`/api/cases/${caseId}`)).statusCode).toBe(200);
    const shown = copied.data[0]?.id ?? '';
    expect((await handler2.post(`/api/tasks/${shown}/actions`, { type: 'read' })).statusCode).toBe(200);
    const unknown = problemOf(await acceptor.post(`/api/cases/${caseId}/actions`, { type: 'copy', persons: ['p-nobody'] }));
    expect(unknown.errors?.[0]).toMatchObject({ path: '/persons/0', code: 'unknown-reference' });
    const ledger = read(Ledger, await acceptor.get(`/api/cases/${caseId}/ledger`));
    expect(ledger.data.filter((entry) => entry.step === null).map((entry) => entry.type)).toEqual(['report-received', 'comment-added', 'urged', 'copied', 'task-read']);
    expect(read(Audit, await (await api.as('auditor')).get(`/api/cases/${caseId}/audit`)).chain.ok).toBe(true);
  });
});
