import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  SavedView,
  savedViewLimits,
  SavedViews,
  type SaveView,
} from '../../api/contract/saved-views.ts';
import { type Client, problemOf, read, startTestApi, type TestApi } from './test-api.ts';

let api: TestApi;
let acceptor: Client;

beforeAll(async () => {
  api = await startTestApi();
  acceptor = await api.as('acceptor');
});
beforeEach(async () => {
  await api.app.services.database.deleteFrom('saved_view').execute();
});
afterAll(async () => {
  await api.close();
});

const overdue: SaveView = {
  list: 'tasks',
  name: '超时的',
  query: { view: 'pool', filter: { clockState: 'overdue' }, sort: 'dueAt', order: 'ASC' },
};

const save = async (body: object, client = acceptor) =>
  client.post('/api/saved-views', { ...overdue, ...body });
const saved = async (body: object = {}, client = acceptor) =>
  read(SavedView, await save(body, client));
const listed = async (client = acceptor) =>
  read(SavedViews, await client.get('/api/saved-views')).data;
const change = async (id: string, body: object, client = acceptor) =>
  client.send('PUT', `/api/saved-views/${id}`, {
    name: overdue.name,
    query: overdue.query,
    version: 1,
    ...body,
  });
const remove = async (id: string, client = acceptor) =>
  client.send('DELETE', `/api/saved-views/${id}`);

describe('saved views', () => {
  it('come back as they were saved, by name', async () => {
    const answer = await save({});
    expect(answer.statusCode).toBe(201);
    const first = read(SavedView, answer);
    expect(first).toEqual({ ...overdue, id: first.id, version: 1 });
    await saved({ name: 'b', query: { filter: {} } });
    await saved({ name: 'a', query: { view: 'done', filter: { stage: ['file', 'check'] } } });
    expect((await listed()).map(({ name }) => name)).toEqual(['a', 'b', '超时的']);
    expect(await listed()).toContainEqual(first);
  });

  it('are kept of cases and of reports too, each with its filters and order', async () => {
    const cases = { filter: { state: 'open', q: '井盖' }, sort: 'dueAt', order: 'ASC' } as const;
    const reports = { filter: { channel: 'phone' }, sort: 'number' } as const;
    await saved({ list: 'cases', query: cases });
    await saved({ list: 'reports', query: reports });
    await saved();
    expect((await listed()).map(({ list, name, query }) => [list, name, query])).toEqual([
      ['cases', overdue.name, cases],
      ['reports', overdue.name, reports],
      ['tasks', overdue.name, overdue.query],
    ]);
  });

  it.each([
    ['cases', { filter: {}, view: 'mine' }, 'validation-failed', '/query/view'],
    ['cases', { filter: { caseId: 'c1' } }, 'unknown-filter', '/query/filter/caseId'],
    ['cases', { filter: {}, sort: 'closedAt' }, 'unknown-sort', '/query/sort'],
    ['reports', { filter: { stage: 'file' } }, 'unknown-filter', '/query/filter/stage'],
    ['reports', { filter: { channel: 'x' } }, 'validation-failed', '/query/filter/channel'],
  ])('of %s are held to that list: %o', async (list, query, code, path) => {
    const refused = problemOf(await save({ list, query }));
    const paths = new Set(refused.errors?.map((error) => error.path));
    expect([refused.code, ...paths]).toEqual([code, path]);
  });

  it('are only kept of lists that the reader may see', async () => {
    const admin = await api.as('admin');
    const query = { filter: {} };
    expect((await save({ list: 'cases', query }, admin)).statusCode).toBe(201);
    for (const list of ['tasks', 'reports']) {
      expect(problemOf(await save({ list, query }, admin)).code).toBe('not-permitted');
    }
    expect((await listed(admin)).map(({ list }) => list)).toEqual(['cases']);
  });

  it('may be saved again when no answer came, but not over another query', async () => {
    const first = await saved();
    expect(await saved()).toEqual(first);
    expect(problemOf(await save({ query: { filter: {} } }))).toMatchObject({
      status: 409,
      code: 'already-exists',
      errors: [{ path: '/name', code: 'already-exists' }],
    });
    expect(await listed()).toEqual([first]);
  });

  it('are renamed and given another query over the version that was read', async () => {
    const { id } = await saved();
    const other = { view: 'team', filter: { q: '井盖' } };
    const changed = read(SavedView, await change(id, { name: '井盖', query: other }));
    expect(changed).toEqual({ id, list: 'tasks', name: '井盖', query: other, version: 2 });
    expect(problemOf(await change(id, { name: '晚了' }))).toMatchObject({
      status: 409,
      code: 'stale-version',
    });
    expect(await listed()).toEqual([changed]);
  });

  it('do not take the name of another one, but keep their own', async () => {
    await saved({ name: 'a' });
    const { id } = await saved({ name: 'b' });
    expect(problemOf(await change(id, { name: ' a ' }))).toMatchObject({ code: 'already-exists' });
    expect((await change(id, { name: 'b' })).statusCode).toBe(200);
  });

  it('are deleted, and may be saved again', async () => {
    const { id } = await saved();
    expect((await remove(id)).statusCode).toBe(204);
    expect(await listed()).toEqual([]);
    expect(problemOf(await remove(id))).toMatchObject({ status: 404, code: 'not-found' });
    await saved();
    expect(await listed()).toHaveLength(1);
  });

  it('are everybody’s own: not read, changed or deleted by others, and names are free', async () => {
    const dispatcher = await api.as('dispatcher');
    const { id } = await saved();
    expect(await listed(dispatcher)).toEqual([]);
    expect(problemOf(await change(id, { name: 'x' }, dispatcher)).status).toBe(404);
    expect(problemOf(await remove(id, dispatcher)).status).toBe(404);
    await saved({ query: { filter: {} } }, dispatcher);
    expect(await listed()).toMatchObject([{ id, query: overdue.query, version: 1 }]);
  });
});

describe('the name of a saved view', () => {
  it.each([
    ['nothing', '', 'minLength'],
    ['blanks', ' \u3000 ', 'empty'],
    ['a line break', 'a\nb', 'control-character'],
    ['a NUL', 'a\u0000b', 'control-character'],
    ['reversed text', 'a\u202Eb', 'control-character'],
    ['half of a surrogate pair', 'a\uD800', 'control-character'],
    ['too much', '长'.repeat(savedViewLimits.nameLength + 1), 'maxLength'],
    ['a number', 7, 'type'],
  ])('is not %s', async (_what, name, code) => {
    const { id } = await saved();
    for (const answer of [await save({ name }), await change(id, { name })])
      expect(problemOf(answer)).toMatchObject({
        status: 400,
        code: 'validation-failed',
        errors: [{ path: '/name', code }],
      });
  });

  it('is kept as one line, markup as written', async () => {
    expect((await saved({ name: '  <b>我的\u3000 视图</b> ' })).name).toBe('<b>我的 视图</b>');
  });
});

describe('the query of a saved view', () => {
  it.each([
    [{ filter: { moon: 'full' } }, 'unknown-filter', '/query/filter/moon'],
    [{ filter: { stage: 'moon' } }, 'validation-failed', '/query/filter/stage'],
    [{ filter: { q: 'a\u0000' } }, 'validation-failed', '/query/filter/q'],
    [{ filter: { q: '长'.repeat(101) } }, 'validation-failed', '/query/filter/q'],
    [{ filter: {}, sort: 'moon' }, 'unknown-sort', '/query/sort'],
    [{ filter: {}, view: 'moon' }, 'validation-failed', '/query/view'],
    [{ filter: {}, page: 2 }, 'validation-failed', '/query/page'],
    [{}, 'validation-failed', '/query/filter'],
    [{ filter: [] }, 'validation-failed', '/query/filter'],
  ])('%o is refused as the list refuses it', async (query, code, path) => {
    const { id } = await saved();
    for (const answer of [await save({ name: 'x', query }), await change(id, { query })]) {
      const { errors, ...problem } = problemOf(answer);
      expect(problem).toMatchObject({ status: 400, code });
      expect(errors?.some((error) => error.path === path)).toBe(true);
    }
  });

  it('names the tasks of a shift only for who may see them', async () => {
    const handler = await api.as('handler');
    const answer = await save({ query: { view: 'team', filter: {} } }, handler);
    expect(problemOf(answer)).toMatchObject({ status: 403, code: 'not-permitted' });
  });

  it('belongs to a list that there is', async () => {
    expect(problemOf(await save({ list: 'moons' }))).toMatchObject({ code: 'validation-failed' });
  });
});

describe('as many views as one may keep', () => {
  it('are not exceeded, also when several are saved at once', async () => {
    await api.app.services.database
      .insertInto('saved_view')
      .values(
        Array.from({ length: savedViewLimits.perList - 1 }, (_, index) => ({
          id: `v${String(index)}`,
          person_id: 'p-acceptor',
          list: 'tasks',
          name: `v${String(index)}`,
          query: '{"filter":{}}',
        })),
      )
      .execute();
    const answers = await Promise.all(['a', 'b', 'c'].map(async (name) => save({ name })));
    const codes = answers.map((answer) =>
      answer.statusCode === 201 ? 'saved' : problemOf(answer).code,
    );
    expect(codes.toSorted()).toEqual(['limit-exhausted', 'limit-exhausted', 'saved']);
    expect(await listed()).toHaveLength(savedViewLimits.perList);
  });
});
