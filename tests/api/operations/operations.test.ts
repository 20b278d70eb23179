import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Operations } from '../../../api/contract/operations.ts';
import { serviceNames } from '../../../domain/procedures/service-names.ts';
import { version } from '../../../migrations/software-version.ts';
import { engineVersion } from '../../../workflows/contract.ts';
import { plantCase } from '../plant.ts';
import { read, startTestApi, type TestApi } from '../test-api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi({ worker: true });
});
afterAll(async () => {
  await api.close();
});

const operations = async (login = 'admin'): Promise<Operations> =>
  read(Operations, await (await api.as(login)).get('/api/operations'));

describe('operations', () => {
  it('tell of the engine with its workers, the database and the disks', async () => {
    const { engine, database, disks, hours } = await operations();
    expect(engine?.workers.length).toBeGreaterThan(0);
    expect(engine?.workers[0]?.name).toMatch(/\S@\S/u);
    const build = engine?.workers[0]?.build;
    expect(build).toMatchObject({ version, engineVersion });
    expect(build?.sources).toMatch(/^[0-9a-f]{8}$/u);
    expect(database.bytes).toBeGreaterThan(1_000_000);
    expect(database.connections).toBeGreaterThan(0);
    expect(database.steps.length).toBeGreaterThan(10);
    expect(database.steps.every(({ executedAt }) => executedAt !== null)).toBe(true);
    for (const { freeBytes, totalBytes } of disks) expect(freeBytes).toBeLessThan(totalBytes);
    expect(hours).toHaveLength(24);
  });

  it('count what waits for the engine, and what went wrong in this hour', async () => {
    const before = await operations();
    const { id } = await plantCase(api.app.services, { unit: 'u-centre' });
    const { database } = api.app.services;
    const at = api.app.services.now();
    await database
      .insertInto('command')
      .values({
        id: 'c-waits',
        case_id: id,
        kind: 'act',
        principal: 'p-admin',
        idempotency_key: null,
        body_hash: '',
        payload: '{}',
        answer: null,
        attempts: 3,
        next_attempt_at: new Date('2100-01-01T00:00:00Z'),
        created_at: new Date('2000-01-01T00:00:00Z'),
        answered_at: null,
        confirmed_at: null,
      })
      .execute();
    await database
      .insertInto('incident')
      .values({
        id: 'i-open',
        case_id: id,
        instance: '1',
        element: 'tell',
        code: 'service-refused',
        message: '',
        state: 'open',
        opened_at: at,
        resolved_at: null,
      })
      .execute();
    const after = await operations('auditor');
    expect(after.queue).toMatchObject({
      retried: before.queue.retried + 1,
      oldestAt: '2000-01-01T00:00:00.000Z',
    });
    expect(after.cases.openIncidents).toBe(before.cases.openIncidents + 1);
    expect(after.hours?.reduce((sum, { incidents }) => sum + incidents, 0)).toBe(1);
  });

  it('name each service with the procedures that call it, before it was ever called', async () => {
    const { services } = await operations();
    expect(services.map(({ name }) => name)).toEqual([...serviceNames]);
    expect(services.find(({ name }) => name === 'answer-raiser')).toEqual({
      name: 'answer-raiser',
      procedures: ['ordinary-event'],
      succeededAt: null,
      failedAt: null,
      error: null,
      failures: 0,
    });
  });

  it('tell everything else when the hours cannot be counted', async () => {
    const { database } = api.app.services;
    // What only the hours read.
    await sql`alter table command rename column answered_at to answered_then`.execute(database);
    try {
      const { database: state, hours } = await operations();
      expect(hours).toBeNull();
      expect(state.bytes).toBeGreaterThan(0);
    } finally {
      await sql`alter table command rename column answered_then to answered_at`.execute(database);
    }
    expect((await operations()).hours).toHaveLength(24);
  });

  it('are the business of administrators and auditors', async () => {
    expect((await (await api.as('dispatcher')).get('/api/operations')).statusCode).toBe(403);
  });
});
