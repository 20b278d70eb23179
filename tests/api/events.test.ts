import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { plantCase, plantTasks } from './plant.ts';
import { Problem } from '../../api/contract/problems.ts';
import { parseAs, startTestApi, type TestApi } from './test-api.ts';
import { feedRowInScope, scopeOf } from '../../api/scope.ts';
import { taskInScope } from '../../api/scope-predicate.ts';
import type { FeedRow } from '../../api/events/feed-row.ts';
import { sha256 } from '../../migrations/sha256.ts';

let api: TestApi;
let address: string;

beforeAll(async () => {
  api = await startTestApi();
  address = await api.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await api.close();
});

const Data = Type.Record(Type.String(), Type.Unknown());

interface Received {
  readonly id: string | null;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

const parse = (block: string): Received[] => {
  const field = (name: string): string | null =>
    new RegExp(`^${name}: (.*)$`, 'mu').exec(block)?.[1] ?? null;
  const event = field('event');
  if (event === null) return [];
  return [{ id: field('id'), event, data: parseAs(Data, field('data') ?? '{}') }];
};

/** A stream as a browser reads it. */
const open = async (login: string, headers: Record<string, string> = {}) => {
  const client = await api.as(login);
  const abort = new AbortController();
  const response = await fetch(`${address}/api/events`, {
    headers: { ...client.headers, ...headers },
    signal: abort.signal,
  });
  const received: Received[] = [];
  const state = { ended: false };
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  void (async () => {
    let rest = '';
    try {
      for (;;) {
        const chunk = await reader?.read();
        if (chunk === undefined || chunk.done) break;
        const blocks = (rest + chunk.value).split('\n\n');
        rest = blocks.pop() ?? '';
        received.push(...blocks.flatMap(parse));
      }
    } catch {
      // The test closed it.
    }
    state.ended = true;
  })();
  return { response, received, state, close: () => abort.abort() };
};

const announce = async (
  row: Partial<
    Record<'type' | 'case_id' | 'task_id' | 'role' | 'unit_id' | 'person_id' | 'grid_id', string>
  >,
): Promise<string> => {
  const inserted = await api.app.services.database
    .insertInto('event')
    .values({
      type: 'task-changed',
      case_id: 'c1',
      task_id: 'c1.1',
      version: 3,
      role: null,
      unit_id: null,
      person_id: null,
      grid_id: null,
      ...row,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return inserted.id;
};

describe('the event stream', () => {
  it('tells what changed, with type, id and version only, and that counts did', async () => {
    const stream = await open('lead');
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
    const id = await announce({ unit_id: 'u-enforcement', role: 'lead' });
    await expect.poll(() => stream.received.length).toBe(2);
    expect(stream.received).toEqual([
      {
        id,
        event: 'task-changed',
        data: { type: 'task-changed', id: 'c1.1', caseId: 'c1', version: 3 },
      },
      {
        id,
        event: 'counts-changed',
        data: { type: 'counts-changed', id: null, version: Number(id) },
      },
    ]);
    stream.close();
  });

  it('tells only what the reader may see', async () => {
    const [lead2, handler, dispatcher, grid] = await Promise.all(
      ['lead2', 'handler', 'dispatcher', 'grid'].map(async (login) => open(login)),
    );
    await announce({ unit_id: 'u-enforcement', role: 'handler', person_id: 'p-handler' });
    await announce({ type: 'case-changed', unit_id: 'u-municipal', grid_id: 'g-jianshe-01' });
    const types = (stream: typeof lead2) =>
      stream?.received
        .filter((event) => event.event !== 'counts-changed')
        .map((event) => event.event);
    await expect.poll(() => types(dispatcher)).toEqual(['task-changed', 'case-changed']);
    expect(types(lead2)).toEqual(['case-changed']);
    expect(types(handler)).toEqual(['task-changed']);
    expect(types(grid)).toEqual(['case-changed']);
    for (const stream of [lead2, handler, dispatcher, grid]) stream?.close();
  });

  it('goes on after the last id that the reader had', async () => {
    const first = await announce({ unit_id: 'u-enforcement' });
    const missed = [
      await announce({ unit_id: 'u-enforcement' }),
      await announce({ unit_id: 'u-enforcement' }),
    ];
    const stream = await open('lead', { 'last-event-id': first });
    await expect
      .poll(() =>
        stream.received.filter((event) => event.event === 'task-changed').map((event) => event.id),
      )
      .toEqual(missed);
    stream.close();
  });

  it.each(['999999999', 'nonsense', '-1', '12345678901234567890'])(
    'asks to read everything again after an id that it never gave: %s',
    async (id) => {
      const stream = await open('lead', { 'last-event-id': id });
      await expect.poll(() => stream.received.map((event) => event.event)).toEqual(['resync']);
      stream.close();
    },
  );

  it('ends with the session', async () => {
    const answer = await api.nobody.post('/api/session', {
      login: 'supervisor',
      password: 'bihuan-demo',
    });
    const cookie = `bihuan_session=${answer.cookies[0]?.value ?? ''}`;
    const response = await fetch(`${address}/api/events`, { headers: { cookie } });
    const ended = response.text();
    await api.nobody.with({ cookie }).send('DELETE', '/api/session');
    expect(await ended).toContain('retry:');
  });

  it('ends in another process with the next heartbeat: the store knows when a session is gone', async () => {
    const answer = await api.nobody.post('/api/session', {
      login: 'supervisor',
      password: 'bihuan-demo',
    });
    const id = sha256(answer.cookies[0]?.value ?? '');
    expect(await api.app.services.readers.lasts(id)).toBe(true);
    await api.app.services.database.deleteFrom('session').where('id', '=', id).execute();
    expect(await api.app.services.readers.lasts(id)).toBe(false);
  });

  it('asks to read everything again when it was cut off from the database', async () => {
    const stream = await open('lead');
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bihuan-api-events' and datname = current_database()`.execute(
      api.app.services.database,
    );
    await expect
      .poll(() => stream.received.map((event) => event.event), { timeout: 10_000 })
      .toEqual(['resync']);
    await announce({ unit_id: 'u-enforcement' });
    await expect.poll(() => stream.received.length).toBeGreaterThan(1);
    stream.close();
  });

  it('is for those whom a notice is addressed to, and incidents for those who may read them', async () => {
    const [admin, acceptor, handler] = await Promise.all(
      ['admin', 'acceptor', 'handler'].map(async (login) => open(login)),
    );
    await announce({ type: 'notice-added', role: 'admin' });
    await announce({ type: 'notice-added', person_id: 'p-handler' });
    await announce({ type: 'incident-changed' });
    await announce({ type: 'case-changed', unit_id: 'u-municipal' });
    const types = (stream: typeof admin) => stream?.received.map((event) => event.event);
    await expect
      .poll(() => types(admin)?.toSorted())
      .toEqual(['case-changed', 'counts-changed', 'incident-changed', 'notice-added']);
    await expect.poll(() => types(acceptor)).toEqual(['case-changed']);
    await expect.poll(() => types(handler)).toEqual(['notice-added']);
    for (const stream of [admin, acceptor, handler]) stream?.close();
  });

  it('is refused with a problem document when the process has as many as it keeps', async () => {
    const full = await startTestApi({ mostStreams: 1 });
    try {
      const base = await full.app.listen({ host: '127.0.0.1', port: 0 });
      const { headers } = await full.as('lead');
      const abort = new AbortController();
      const first = await fetch(`${base}/api/events`, { headers, signal: abort.signal });
      expect(first.status).toBe(200);
      const second = await fetch(`${base}/api/events`, { headers });
      expect(second.headers.get('content-type')).toBe('application/problem+json');
      expect(second.headers.get('retry-after')).toBe('10');
      expect(parseAs(Problem, await second.text())).toMatchObject({
        status: 429,
        code: 'too-many-requests',
      });
      abort.abort();
    } finally {
      await full.close();
    }
  });

  it('is refused to nobody in particular', async () => {
    expect((await fetch(`${address}/api/events`)).status).toBe(401);
  });
});

describe('the two sides of a scope', () => {
  it('agree: what SQL selects of open tasks is what the feed shows of them', async () => {
    const { services } = api.app;
    const roles = ['acceptor', 'lead', 'handler', 'grid', null];
    const units = ['u-centre', 'u-enforcement', 'u-municipal', 'u-jianshe', null];
    const grids = ['g-jianshe-01', 'g-jianshe-02', null];
    const of = await plantCase(services);
    const places = roles.flatMap((role) =>
      units.flatMap((unit) =>
        grids.flatMap((grid) =>
          [null, 'p-handler', 'p-grid'].map((person) => ({ role, unit, grid, person })),
        ),
      ),
    );
    for (const place of places) await plantTasks(services, of, place);
    const rows = await services.database
      .selectFrom('task')
      .where('case_id', '=', of.id)
      .select(['id', 'role', 'unit_id', 'grid_id', 'person_id'])
      .execute();
    expect(rows.length).toBe(5 * 5 * 3 * 3);
    for (const login of [
      'acceptor',
      'dispatcher',
      'lead',
      'lead2',
      'handler',
      'grid',
      'grid-jianshe-02',
      'security',
      'analyst',
    ]) {
      await api.as(login);
      const session = await services.database
        .selectFrom('session')
        .where('person_id', '=', `p-${login}`)
        .select('id')
        .executeTakeFirstOrThrow();
      const reader = await services.readers.bySession(session.id);
      if (reader === null) throw new Error(`Expected a session of ${login}`);
      const scope = scopeOf(reader, 'task.read');
      const selected = await sql<{
        id: string;
      }>`select t.id from task t where t.case_id = ${of.id} and ${taskInScope(scope)}`.execute(
        services.database,
      );
      const shown = rows.filter((row) => {
        const event: FeedRow = {
          id: 1,
          type: 'task-changed',
          caseId: of.id,
          taskId: row.id,
          version: 0,
          role: row.role,
          unit: row.unit_id,
          person: row.person_id,
          grid: row.grid_id,
        };
        return feedRowInScope(event, scope);
      });
      expect([login, shown.map((row) => row.id).toSorted()]).toEqual([
        login,
        selected.rows.map((row) => row.id).toSorted(),
      ]);
    }
  });
});
