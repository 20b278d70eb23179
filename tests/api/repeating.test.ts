import type { LightMyRequestResponse as Response } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CaseDetail } from '../../api/contract/cases.ts';
import { OpenedReport } from '../../api/contract/reports.ts';
import { PendingStep, StepResult, TaskList } from '../../api/contract/tasks.ts';
import type { ActOutcome, CaseClient } from '../../api/case-client.ts';
import { createCaseClient } from '../../api/case-client.ts';
import type { CaseCommand } from '../../workflows/contract.ts';
import { problemOf, read, startTestApi, type Client, type TestApi } from './test-api.ts';

const report = { channel: 'web', title: '井盖缺失', description: '人民路口' };

const open = async (client: Client, body: Record<string, unknown>): Promise<Response> =>
  client.post('/api/reports', body);

describe('with the engine away', () => {
  let api: TestApi;
  let acceptor: Client;

  beforeAll(async () => {
    api = await startTestApi();
    acceptor = await api.as('acceptor');
  });
  afterAll(async () => {
    await api.close();
  });

  it('a report is stored and answered with 202', async () => {
    const answer = await open(acceptor, report);
    expect(answer.statusCode).toBe(202);
    const opened = read(OpenedReport, answer);
    expect(opened).toMatchObject({ opened: false, caseNumber: null });
    expect(opened.number).toMatch(/^LS-\d{8}-\d{4}$/u);
    const found = read(CaseDetail, await acceptor.get(`/api/cases/${opened.caseId}`));
    expect(found).toMatchObject({ state: 'opening', tasks: [] });
    const command = await api.app.services.database
      .selectFrom('command')
      .where('case_id', '=', opened.caseId)
      .select(['kind', 'state'])
      .execute();
    expect(command).toEqual([{ kind: 'start', state: 'pending' }]);
  });

  it('a position without a grid falls into the grid that it lies in', async () => {
    const location = { longitude: 119.42, latitude: 32.275 };
    const { caseId } = read(OpenedReport, await open(acceptor, { ...report, location }));
    const found = read(CaseDetail, await acceptor.get(`/api/cases/${caseId}`));
    expect(found.grid?.id).toMatch(/^g-/u);
    const away = read(
      OpenedReport,
      await open(acceptor, { ...report, location: { longitude: 0, latitude: 0 } }),
    );
    expect(read(CaseDetail, await acceptor.get(`/api/cases/${away.caseId}`)).grid).toBeNull();
  });

  it('a case knows the unit that is the centre here, whatever its id', async () => {
    const { database } = api.app.services;
    const another = { id: 'centre-of-liuxi', name: '柳溪镇指挥中心', name_en: 'Liuxi Centre' };
    const kindOf = (id: string, kind: 'centre' | 'department') =>
      database.updateTable('unit').set({ kind }).where('id', '=', id).execute();
    await database
      .insertInto('unit')
      .values({ ...another, kind: 'centre', parent_id: null, active: true })
      .execute();
    await kindOf('u-centre', 'department');
    try {
      const { caseId } = read(OpenedReport, await open(acceptor, report));
      const { variables } = await database
        .selectFrom('case')
        .where('id', '=', caseId)
        .select('variables')
        .executeTakeFirstOrThrow();
      expect(variables).toMatchObject({ centre: another.id });
    } finally {
      await kindOf(another.id, 'department');
      await kindOf('u-centre', 'centre');
    }
  });

  it('the same channel and external id answers the first report, whoever sends it', async () => {
    const body = { ...report, channel: 'hotline-12345', externalId: 'WO-1' };
    const first = read(OpenedReport, await open(acceptor, body));
    const second = read(
      OpenedReport,
      await open(await api.as('dispatcher'), { ...body, title: '另一标题' }),
    );
    expect(second).toMatchObject({ id: first.id, caseId: first.caseId, number: first.number });
    const other = read(OpenedReport, await open(acceptor, { ...body, channel: 'web' }));
    expect(other.id).not.toBe(first.id);
  });

  it('the same key and body answers the first report, another body is refused, another person is not concerned', async () => {
    const client = acceptor.with({ 'idempotency-key': 'key-1' });
    const first = read(OpenedReport, await open(client, report));
    const second = read(
      OpenedReport,
      await open(client, {
        description: report.description,
        title: report.title,
        channel: report.channel,
      }),
    );
    expect(second.id).toBe(first.id);
    expect(problemOf(await open(client, { ...report, title: '别的' }))).toMatchObject({
      status: 409,
      code: 'idempotency-key-reused',
    });
    const other = read(
      OpenedReport,
      await open((await api.as('dispatcher')).with({ 'idempotency-key': 'key-1' }), report),
    );
    expect(other.id).not.toBe(first.id);
  });

  it('ten equal requests at the same moment open one case', async () => {
    const client = acceptor.with({ 'idempotency-key': 'key-at-once' });
    const answers = await Promise.all(Array.from({ length: 10 }, async () => open(client, report)));
    expect(new Set(answers.map((answer) => read(OpenedReport, answer).caseId)).size).toBe(1);
  });

  it.each(['with blank', 'x'.repeat(129), ''])(
    'a key that is no key is refused: %s',
    async (key) => {
      const problem = problemOf(await open(acceptor.with({ 'idempotency-key': key }), report));
      expect(problem).toMatchObject({
        status: 400,
        code: 'validation-failed',
        errors: [{ path: '/header/idempotency-key' }],
      });
    },
  );

  it('desk operations work and are done once a key', async () => {
    const { caseId } = read(OpenedReport, await open(acceptor, report));
    await api.app.services.database
      .updateTable('case')
      .set({ state: 'open' })
      .where('id', '=', caseId)
      .execute();
    const client = acceptor.with({ 'idempotency-key': 'comment-1' });
    const body = { type: 'comment', text: '一次' };
    const answers = await Promise.all(
      [1, 2, 3].map(async () => client.post(`/api/cases/${caseId}/actions`, body)),
    );
    const seqs = answers.map((answer) => read(StepResult, answer).seq);
    expect(new Set(seqs).size).toBe(1);
    expect(read(CaseDetail, await acceptor.get(`/api/cases/${caseId}`)).comments.length).toBe(1);
    expect(
      problemOf(
        await client.post(`/api/cases/${caseId}/actions`, { type: 'comment', text: '两次' }),
      ).code,
    ).toBe('idempotency-key-reused');
  });

  it('a step is refused with 503 and nothing is stored while the engine is known to be away', async () => {
    const { caseId } = read(OpenedReport, await open(acceptor, report));
    await api.app.services.database
      .updateTable('case')
      .set({ state: 'open' })
      .where('id', '=', caseId)
      .execute();
    const commander = await api.as('commander');
    // The report above has just found out that nobody answers.
    const refused = await commander.post(`/api/cases/${caseId}/actions`, {
      type: 'void',
      reason: '测试',
    });
    expect(problemOf(refused)).toMatchObject({ status: 503, code: 'engine-unavailable' });
    expect(refused.headers['retry-after']).toBe('2');
    const commands = await api.app.services.database
      .selectFrom('command')
      .where('case_id', '=', caseId)
      .where('kind', '=', 'act')
      .select('id')
      .execute();
    expect(commands).toEqual([]);
  });
});

/** The real client, which loses what a test says of the next `act`, once: the command, or the answer to it. */
class LossyClient implements CaseClient {
  readonly #inner: CaseClient;
  readonly sent: CaseCommand[] = [];
  /** An answer that is lost comes when this is settled. */
  held = Promise.withResolvers<unknown>();
  lose: 'nothing' | 'command' | 'answer' = 'nothing';

  constructor(inner: CaseClient) {
    this.#inner = inner;
  }

  async act(caseId: string, command: CaseCommand): Promise<ActOutcome> {
    this.sent.push(command);
    const { lose } = this;
    this.lose = 'nothing';
    if (lose === 'command') return { kind: 'pending' };
    const outcome = await this.#inner.act(caseId, command);
    // later than whatever else may be heard of the step
    if (lose === 'answer') await this.held.promise;
    return outcome;
  }

  start: CaseClient['start'] = async (input) => this.#inner.start(input);
  isAway: CaseClient['isAway'] = () => this.#inner.isAway();
  health: CaseClient['health'] = async () => this.#inner.health();
  survey: CaseClient['survey'] = async () => this.#inner.survey();
  witness: CaseClient['witness'] = async (caseId) => this.#inner.witness(caseId);
  snapshot: CaseClient['snapshot'] = async (caseId) => this.#inner.snapshot(caseId);
  close: CaseClient['close'] = async () => this.#inner.close();
}

describe('with a worker', () => {
  let api: TestApi;
  let client: LossyClient;

  beforeAll(async () => {
    api = await startTestApi({
      worker: true,
      wrapEngine: (config) => {
        client = new LossyClient(createCaseClient(config.temporal));
        return client;
      },
    });
  });
  afterAll(async () => {
    await api.close();
    await client.close();
  });

  const acceptTask = async () => {
    const acceptor = await api.as('acceptor');
    const { caseId } = read(OpenedReport, await acceptor.post('/api/reports', report));
    const list = read(
      TaskList,
      await acceptor.get(
        `/api/tasks?view=pool&filter=${encodeURIComponent(JSON.stringify({ caseId }))}`,
      ),
    );
    const [task] = list.data;
    if (task === undefined) throw new Error('Expected the first task, but it is not in the pool');
    return {
      caseId,
      task,
      url: `/api/tasks/${task.id}/complete`,
      body: { outcome: 'accept', data: {}, version: task.version },
    };
  };

  it('the same completion again, with its key, answers the first result', async () => {
    const { url, body } = await acceptTask();
    const keyed = (await api.as('acceptor')).with({ 'idempotency-key': 'complete-1' });
    const first = await keyed.post(url, body);
    const second = await keyed.post(url, body);
    expect([second.statusCode, second.body]).toEqual([200, first.body]);
    expect(problemOf(await keyed.post(url, { ...body, outcome: 'reject' })).code).toBe(
      'idempotency-key-reused',
    );
  });

  it('without a key a second completion finds the task done', async () => {
    const { url, body } = await acceptTask();
    const acceptor = await api.as('acceptor');
    expect((await acceptor.post(url, body)).statusCode).toBe(200);
    expect(problemOf(await acceptor.post(url, body))).toMatchObject({
      status: 409,
      code: 'task-not-open',
    });
  });

  it('of two at the same moment one wins; a double click is one step', async () => {
    const { url, body, caseId } = await acceptTask();
    const [one, other] = [await api.as('acceptor'), await api.as('acceptor-2')];
    const answers = await Promise.all([
      one.post(url, body),
      other.post(url, body),
      one.post(url, body),
    ]);
    expect(answers.filter((answer) => answer.statusCode === 200).length).toBe(1);
    for (const answer of answers.filter((candidate) => candidate.statusCode !== 200)) {
      expect(['task-not-open', 'task-claimed-by-other', 'stale-version']).toContain(
        problemOf(answer).code,
      );
    }
    expect(
      read(CaseDetail, await one.get(`/api/cases/${caseId}`)).tasks.map((task) => task.element),
    ).toEqual(['file']);
  });

  it('what is claimed by another says who and since when', async () => {
    const { task, url, body } = await acceptTask();
    expect(
      (await (await api.as('acceptor-2')).post(`/api/tasks/${task.id}/claim`)).statusCode,
    ).toBe(200);
    const problem = problemOf(await (await api.as('acceptor')).post(url, body));
    expect(problem).toMatchObject({
      status: 409,
      code: 'task-claimed-by-other',
      params: { holder: '许嘉宁' },
    });
    expect(
      problemOf(await (await api.as('acceptor')).post(`/api/tasks/${task.id}/release`)).code,
    ).toBe('task-claimed-by-other');
    expect(
      (await (await api.as('acceptor-2')).post(`/api/tasks/${task.id}/release`)).statusCode,
    ).toBe(200);
  });

  it('a stale page is refused', async () => {
    const { task, url, body } = await acceptTask();
    const acceptor = await api.as('acceptor');
    await acceptor.post(`/api/tasks/${task.id}/claim`);
    expect(problemOf(await acceptor.post(url, body))).toMatchObject({
      status: 409,
      code: 'stale-version',
    });
    expect((await acceptor.post(url, { ...body, version: body.version + 1 })).statusCode).toBe(200);
  });

  it('nothing is stored of a completion that is refused', async () => {
    const { task, url } = await acceptTask();
    const acceptor = await api.as('acceptor');
    const wrong: readonly (readonly [Record<string, unknown>, string, string])[] = [
      [{ outcome: 'reject', data: {} }, '/data/reason', 'required'],
      [
        { outcome: 'reject', data: { reason: 'x', advice: 'y', surprise: 1 } },
        '/data/surprise',
        'unknown-field',
      ],
      [
        { outcome: 'accept', data: { category: 'no-such-class' } },
        '/data/category',
        'unknown-reference',
      ],
      [{ outcome: 'accept', data: { reason: 'x' } }, '/data/reason', 'not-for-this-outcome'],
      [
        { outcome: 'reject', data: { reason: 'x'.repeat(501), advice: 'y' } },
        '/data/reason',
        'too-long',
      ],
      [
        { outcome: 'duplicate', data: { duplicateOf: task.caseId } },
        '/data/duplicateOf',
        'same-case',
      ],
      [
        { outcome: 'accept', data: {}, attachments: ['nothing'] },
        '/attachments',
        'unknown-reference',
      ],
    ];
    for (const [change, path, code] of wrong) {
      const problem = problemOf(await acceptor.post(url, { version: task.version, ...change }));
      expect([problem.code, problem.errors?.map((error) => [error.path, error.code])]).toEqual([
        'validation-failed',
        expect.arrayContaining([[path, code]]),
      ]);
    }
    expect(
      problemOf(await acceptor.post(url, { outcome: 'fly', data: {}, version: task.version })),
    ).toMatchObject({ status: 422, code: 'outcome-not-offered' });
    const stored = await api.app.services.database
      .selectFrom('submission')
      .where('task_id', '=', task.id)
      .select('id')
      .execute();
    const row = await api.app.services.database
      .selectFrom('task')
      .where('id', '=', task.id)
      .select(['claimed_by', 'version'])
      .executeTakeFirstOrThrow();
    expect([stored.length, row.claimed_by, row.version]).toEqual([0, null, task.version]);
  });

  it('a command that was lost is 202, and the same request later brings it', async () => {
    const { url, body } = await acceptTask();
    const keyed = (await api.as('acceptor')).with({ 'idempotency-key': 'lost-command' });
    client.lose = 'command';
    const pending = await keyed.post(url, body);
    expect(pending.statusCode).toBe(202);
    const { commandId } = read(PendingStep, pending);
    const later = await keyed.post(url, body);
    expect(read(StepResult, later).tasks.map((task) => task.element)).toEqual(['file']);
    expect(client.sent.filter((command) => command.id === commandId).length).toBeGreaterThan(0);
  });

  it.each([
    ['late', async () => Promise.resolve()],
    ['never', async () => Promise.reject(new Error('lost'))],
  ])(
    'a step is answered when it is committed, though the engine answers %s',
    async (when, settle) => {
      const { url, body, caseId } = await acceptTask();
      const keyed = (await api.as('acceptor')).with({ 'idempotency-key': `committed-${when}` });
      client.held = Promise.withResolvers();
      // it may fail before anybody waits for it
      client.held.promise.catch(() => undefined);
      client.lose = 'answer';
      const answer = await keyed.post(url, body);
      expect(read(StepResult, answer).tasks.map((task) => task.element)).toEqual(['file']);
      const confirmed = async () =>
        api.app.services.database
          .selectFrom('command')
          .where('case_id', '=', caseId)
          .where('kind', '=', 'act')
          .select(['state', 'confirmed_at'])
          .executeTakeFirstOrThrow();
      // not confirmed: the sender would send it again
      expect(await confirmed()).toEqual({ state: 'answered', confirmed_at: null });
      client.held.resolve(settle());
      await vi.waitFor(async () => {
        expect((await confirmed()).confirmed_at).not.toBeNull();
      }, 20_000);
      expect((await keyed.post(url, body)).body).toBe(answer.body);
    },
  );
});
