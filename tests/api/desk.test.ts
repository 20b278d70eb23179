import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JointCaseList, OrderList } from '../../api/contract/desk.ts';
import { Countersign, openCase, rowOf, signedBy, signTask } from './countersign.ts';
import { publish } from './publish.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';
import { townOf, type Town } from './town.ts';

/** The centre looks at it, two units sign at once, then the centre closes it. */
const procedure = rowOf(
  ['look', signTask('look', '研判', `<bh:assignment role="acceptor" unit='="u-centre"' />`)],
  [
    'sign',
    signTask(
      'sign',
      '会签',
      '<bh:assignment role="lead" unit="=signer" />',
      signedBy(['u-enforcement', 'u-municipal']),
    ),
  ],
  ['close', signTask('close', '结案', `<bh:assignment role="acceptor" unit='="u-centre"' />`)],
);

let api: TestApi;
let town: Town;
let countersign: Countersign;

beforeAll(async () => {
  api = await startTestApi({ worker: true });
  await publish(api, { xml: procedure });
  town = await townOf(api);
  countersign = new Countersign(api, town);
});
afterAll(async () => {
  await api.close();
});

const joint = async (login: string): Promise<JointCaseList> =>
  read(JointCaseList, await (await api.as(login)).get('/api/desk/joint-cases'));
const orders = async (login: string, caseId: string): Promise<OrderList['data']> =>
  read(OrderList, await (await api.as(login)).get('/api/desk/orders?perPage=200')).data.filter(
    (order) => order.caseId === caseId,
  );
const partiesOf = async (caseId: string) =>
  (await joint('commander')).data
    .find(({ id }) => id === caseId)
    ?.parties.map(({ unit, state, person }) => [unit?.id, state, person?.id ?? null]);

const seen = async (login: string) => (await joint(login)).data.map(({ id }) => id);

const opened = async (change: Record<string, unknown> = {}): Promise<string> => {
  const caseId = await town.open(change);
  await expect
    .poll(async () => (await town.detail('dispatcher', caseId)).tasks.length, { timeout: 20_000 })
    .toBe(1);
  return caseId;
};
const looked = async (): Promise<string> => {
  const caseId = await openCase(town, 1);
  await town.finish(caseId, { login: 'acceptor', element: 'look', outcome: 'done' });
  return caseId;
};

describe('matters that several work on at once', () => {
  it('say who has not answered yet, until all have', async () => {
    const caseId = await openCase(town, 1);
    expect(await partiesOf(caseId)).toBeUndefined();
    await town.finish(caseId, { login: 'acceptor', element: 'look', outcome: 'done' });
    expect(await partiesOf(caseId)).toEqual([
      ['u-enforcement', 'not-taken', null],
      ['u-municipal', 'not-taken', null],
    ]);
    const task = await town.find('lead2', caseId, 'sign');
    await (await api.as('lead2')).post(`/api/tasks/${task.id}/claim`, {});
    expect(await partiesOf(caseId)).toContainEqual(['u-municipal', 'at-work', 'p-lead2']);
    await countersign.sign('lead2', caseId);
    expect(await partiesOf(caseId)).toEqual([
      ['u-enforcement', 'not-taken', null],
      ['u-municipal', 'answered', 'p-lead2'],
    ]);
    await countersign.sign('lead', caseId);
    expect(await partiesOf(caseId)).toBeUndefined();
    await town.finish(caseId, { login: 'acceptor', element: 'close', outcome: 'done' });
    const kept = api.app.services.database.selectFrom('joint_case').selectAll();
    expect((await kept.where('case_id', '=', caseId).execute()).length).toBe(0);
  });

  it('are those of the scope, and only for who has a board', async () => {
    const caseId = await looked();
    expect(await seen('leader')).toContain(caseId);
    expect(await seen('lead2')).toContain(caseId);
    expect(await seen('lead-sanitation')).not.toContain(caseId);
    const refused = await (await api.as('grid')).get('/api/desk/joint-cases');
    expect(problemOf(refused).code).toBe('not-permitted');
  });
});

describe('orders that nobody has acknowledged', () => {
  it('are instructions of leaders until somebody takes them', async () => {
    const phoned = await opened();
    const caseId = await opened({ channel: 'leader' });
    expect(await orders('leader', phoned)).toEqual([]);
    expect(await orders('leader', caseId)).toMatchObject([
      {
        kind: 'instruction',
        channel: 'leader',
        unit: { id: 'u-centre' },
        role: 'acceptor',
        times: null,
      },
    ]);
    const task = await town.find('acceptor', caseId, 'look');
    await (await api.as('acceptor')).post(`/api/tasks/${task.id}/claim`, {});
    expect(await orders('leader', caseId)).toEqual([]);
  });

  it('are urges until whoever was urged has read them, or has taken the task', async () => {
    const caseId = await looked();
    const urge = { type: 'urge' };
    for (const login of ['commander', 'leader'])
      expect((await countersign.act(login, caseId, urge)).statusCode).toBe(200);
    const found = await orders('commander', caseId);
    expect(found.map(({ kind, unit, times, by }) => [kind, unit?.id, times, by?.id])).toEqual(
      expect.arrayContaining([
        ['urge', 'u-enforcement', 2, 'p-leader'],
        ['urge', 'u-municipal', 2, 'p-leader'],
      ]),
    );
    expect(found).toHaveLength(2);
    expect((await orders('lead2', caseId)).map(({ unit }) => unit?.id)).toEqual(['u-municipal']);
    await (await api.as('lead2')).post('/api/notices/read', {});
    const task = await town.find('lead', caseId, 'sign');
    await (await api.as('lead')).post(`/api/tasks/${task.id}/claim`, {});
    expect(await orders('commander', caseId)).toEqual([]);
  });

  it('are supervision cards until they are acknowledged, oldest first, by kind', async () => {
    const caseId = await looked();
    const card = { type: 'open-card', level: 'red', reason: '办得慢', unit: 'u-municipal' };
    expect((await countersign.act('leader', caseId, card)).statusCode).toBe(200);
    await countersign.act('leader', caseId, { type: 'urge' });
    expect((await orders('leader', caseId)).map(({ kind }) => kind)[0]).toBe('card');
    const url = `/api/desk/orders?filter=${encodeURIComponent('{"kind":"card"}')}`;
    const only = read(OrderList, await (await api.as('leader')).get(url));
    expect(only.data).toMatchObject([
      { caseId, kind: 'card', level: 'red', unit: { id: 'u-municipal' }, by: { id: 'p-leader' } },
    ]);
    expect((await countersign.act('lead2', caseId, { type: 'acknowledge-card' })).statusCode).toBe(
      200,
    );
    expect((await orders('leader', caseId)).map(({ kind }) => kind)).not.toContain('card');
  });

  it('come a page at a time', async () => {
    const client = await api.as('leader');
    const all = read(OrderList, await client.get('/api/desk/orders?perPage=200'));
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const more: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = read(OrderList, await client.get(`/api/desk/orders?perPage=1${more}`));
      ids.push(...page.data.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== null);
    expect(ids).toEqual(all.data.map(({ id }) => id));
    expect(all.total).toBe(ids.length);
  });
});
