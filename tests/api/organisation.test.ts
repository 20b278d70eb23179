import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OneTimePassword } from '../../api/contract/accounts.ts';
import { PersonDetail, UnitDetail } from '../../api/contract/organisation.ts';
import { EligiblePeople, UnitList } from '../../api/contract/reference.ts';
import { makeAccount } from './accounts/people.ts';
import { plantCase, plantTasks } from './plant.ts';
import { problemOf, read, startTestApi, type Client, type TestApi } from './test-api.ts';

let api: TestApi;
let admin: Client;
let security: Client;

beforeAll(async () => {
  api = await startTestApi();
  admin = await api.as('admin');
  security = await api.as('security');
});
afterAll(async () => {
  await api.close();
});

const put = async (client: Client, url: string, body: object) => client.send('PUT', url, body);

const made = async (name: string, parentId = 'u-centre'): Promise<UnitDetail> =>
  read(UnitDetail, await admin.post('/api/units', { name, kind: 'department', parentId }));

const factsOf = ({ name, nameEn, kind, parentId, version }: UnitDetail) => ({
  name,
  nameEn,
  kind,
  ...(parentId === null ? {} : { parentId }),
  version,
});

const byText = (one: string, other: string): number => one.localeCompare(other);
const statuses = (answers: readonly { readonly statusCode: number }[]): readonly number[] =>
  answers.map((answer) => answer.statusCode).toSorted((one, other) => one - other);
const close = async (id: string, version: number) =>
  admin.post(`/api/units/${id}/close`, { version });
const open = async (id: string, version: number) =>
  admin.post(`/api/units/${id}/open`, { version });

const faults = (answer: Awaited<ReturnType<Client['post']>>) =>
  problemOf(answer).errors?.map(({ path, code }) => [path, code]);

describe('units', () => {
  it('are made, renamed, moved, and each change stands in the history with who did it', async () => {
    const above = await made('环境科');
    const unit = await made('  河道   管护组 ');
    expect(unit).toMatchObject({ name: '河道 管护组', active: true, version: 1, leads: [] });
    const wanted = { ...factsOf(unit), name: '河道管护组', parentId: above.id };
    const moved = read(UnitDetail, await put(admin, `/api/units/${unit.id}`, wanted));
    expect(moved).toMatchObject({ name: '河道管护组', parentId: above.id, version: 2 });
    expect(moved.history.map(({ type, by }) => [type, by?.id])).toEqual([
      ['unit-changed', 'p-admin'],
      ['unit-created', 'p-admin'],
    ]);
    expect(moved.history[0]?.params).toMatchObject({
      name_before: '河道 管护组',
      name: '河道管护组',
      parent_id_before: 'u-centre',
      parent_id: above.id,
    });
  });

  it('are not changed over somebody else’s change, nor without need', async () => {
    const unit = await made('两人科');
    const same = read(UnitDetail, await put(admin, `/api/units/${unit.id}`, factsOf(unit)));
    expect(same.version).toBe(1);
    const rename = async (name: string) =>
      put(admin, `/api/units/${unit.id}`, { ...factsOf(unit), name });
    const answers = await Promise.all([rename('甲科'), rename('乙科')]);
    expect(statuses(answers)).toEqual([200, 409]);
    const refused = answers.find((answer) => answer.statusCode === 409);
    if (refused === undefined) throw new Error('Expected a refusal');
    expect(problemOf(refused).code).toBe('stale-version');
  });

  it('keep the tree a tree', async () => {
    const above = await made('上级');
    const below = await made('下级', above.id);
    const circle = { ...factsOf(above), parentId: below.id };
    expect(faults(await put(admin, `/api/units/${above.id}`, circle))).toEqual([
      ['/parentId', 'parent-is-below'],
    ]);
    const { name, nameEn, version } = below;
    const other = { name, nameEn, kind: 'centre', version };
    expect(faults(await put(admin, `/api/units/${below.id}`, other))).toEqual([
      ['/kind', 'one-centre'],
    ]);
    expect(
      faults(
        await admin.post('/api/units', { name: '上级', kind: 'village', parentId: 'u-centre' }),
      ),
    ).toEqual([['/name', 'already-exists']]);
    expect(
      faults(await admin.post('/api/units', { name: '无处', kind: 'village', parentId: 'no' })),
    ).toEqual([['/parentId', 'unknown-reference']]);
  });

  it('never make a circle when two are moved at once', async () => {
    const one = await made('一组');
    const two = await made('二组');
    const answers = await Promise.all([
      put(admin, `/api/units/${one.id}`, { ...factsOf(one), parentId: two.id }),
      put(admin, `/api/units/${two.id}`, { ...factsOf(two), parentId: one.id }),
    ]);
    expect(statuses(answers)).toEqual([200, 400]);
  });

  it('are closed only when nothing hangs on them, and the refusal says what does', async () => {
    const unit = await made('待撤科');
    const planted = await plantCase(api.app.services, { unit: unit.id });
    await plantTasks(api.app.services, planted, { role: 'handler', unit: unit.id });
    await api.app.services.database
      .insertInto('supervision_card')
      .values({
        id: 'card-of-closing',
        case_id: planted.id,
        level: 'red',
        reason: '三天没有动静',
        unit_id: unit.id,
        answer_limit: JSON.stringify({ amount: 1, unit: 'workDays' }),
        issued_by: 'p-supervisor',
        issued_at: new Date(),
      })
      .execute();
    await made('待撤科的组', unit.id);
    expect(problemOf(await close(unit.id, 1))).toMatchObject({
      code: 'action-not-available',
      params: {
        reason: 'unit-in-use',
        openTasks: 1,
        openCases: 1,
        openCards: 1,
        responsibilities: 0,
        grids: 0,
        posts: 0,
        units: 1,
      },
    });
    const garden = await close('u-garden', 1);
    expect(problemOf(garden).params).toMatchObject({ reason: 'unit-in-use', posts: 3 });
    expect(Number(problemOf(garden).params?.['responsibilities'])).toBeGreaterThan(0);
    const centre = await close('u-centre', 1);
    expect(problemOf(centre).params).toEqual({ reason: 'centre-stays' });
  });

  it('that are closed can be opened again, but not below one that is closed', async () => {
    const unit = await made('短命科');
    const below = await made('短命组', unit.id);
    expect(read(UnitDetail, await close(below.id, 1))).toMatchObject({ active: false, version: 2 });
    expect(read(UnitDetail, await close(unit.id, 1)).active).toBe(false);
    expect(problemOf(await open(below.id, 2)).params).toEqual({ reason: 'parent-closed' });
    expect(read(UnitDetail, await open(unit.id, 2))).toMatchObject({ active: true, version: 3 });
    expect(problemOf(await open(below.id, 1)).code).toBe('stale-version');
  });

  it('are found by the initials of their pinyin', async () => {
    const query = encodeURIComponent(JSON.stringify({ q: 'zhzfj' }));
    const { data } = read(UnitList, await admin.get(`/api/units?filter=${query}`));
    expect(data.map((unit) => unit.id)).toEqual(['u-enforcement']);
  });
});

const tomorrow = (days = 1): string => new Date(Date.now() + days * 86_400_000).toISOString();
const give = async (person: string, post: object) =>
  security.post(`/api/people/${person}/posts`, post);
const given = async (person: string, post: object): Promise<PersonDetail> =>
  read(PersonDetail, await give(person, post));

describe('posts', () => {
  it('are given, end, and stay on record; what they allow follows at once', async () => {
    const { id } = await makeAccount(api, 'lead');
    const person = await given(id, { role: 'supervisor', unit: 'u-centre' });
    expect(person.posts.map(({ role, state }) => `${role} ${state}`).toSorted(byText)).toEqual([
      'lead held',
      'supervisor held',
    ]);
    const post = person.posts.find(({ role }) => role === 'supervisor');
    const end = { validTo: new Date(0).toISOString(), version: 1 };
    const ended = read(PersonDetail, await put(security, `/api/posts/${post?.id ?? ''}`, end));
    const over = ended.posts.find(({ role }) => role === 'supervisor');
    expect(over?.state).toBe('over');
    // Nobody held a post for less time than it was held.
    expect(Date.parse(over?.validTo ?? '')).toBeGreaterThan(Date.parse(over?.validFrom ?? ''));
    expect(ended.history.map(({ type }) => type)).toEqual(['post-changed', 'post-given']);
    const again = await put(security, `/api/posts/${post?.id ?? ''}`, { ...end, version: 2 });
    expect(problemOf(again)).toMatchObject({ params: { reason: 'post-over' } });
  });

  it('say how much of their unit the person has in hand', async () => {
    const { id } = await makeAccount(api, 'lead');
    await given(id, { role: 'handler', unit: 'u-municipal' });
    const { services } = api.app;
    const planted = await plantCase(services, { unit: 'u-municipal' });
    const task = { role: 'handler', unit: 'u-municipal', person: id };
    await plantTasks(services, planted, { ...task, count: 2 });
    const { posts } = read(PersonDetail, await security.get(`/api/people/${id}`));
    const ofMunicipal = posts.find(({ unit }) => unit.id === 'u-municipal');
    expect(ofMunicipal?.openTasks).toBe(2);
    expect(posts.filter((post) => post !== ofMunicipal).map((post) => post.openTasks)).toEqual([0]);
  });

  it('that exclude each other are not held by one person at any time', async () => {
    const { id } = await makeAccount(api, 'lead');
    const soon = { validFrom: tomorrow(), validTo: tomorrow(3) };
    await given(id, { role: 'admin', unit: 'u-centre', ...soon });
    const auditor = { role: 'auditor', unit: 'u-centre' };
    expect(faults(await give(id, { ...auditor, validFrom: tomorrow(2) }))).toEqual([
      ['/role', 'exclusive-roles'],
    ]);
    expect(faults(await give(id, auditor))).toEqual([['/role', 'exclusive-roles']]);
    const before = { ...auditor, validTo: soon.validFrom };
    const person = await given(id, before);
    const held = person.posts.find(({ role }) => role === 'auditor');
    // Nor by pushing the end of one into the time of the other.
    const longer = { validTo: tomorrow(2), version: 1 };
    expect(faults(await put(security, `/api/posts/${held?.id ?? ''}`, longer))).toEqual([
      ['/role', 'exclusive-roles'],
    ]);
  });

  it.each([
    ['the same post again', { role: 'lead', unit: 'u-garden' }, '/role', 'already-holder'],
    [
      'a role that does not exist',
      { role: 'king', unit: 'u-garden' },
      '/role',
      'unknown-reference',
    ],
    ['a post of machines', { role: 'integration', unit: 'u-centre' }, '/role', 'machine-account'],
    [
      'a beginning in the past',
      { role: 'handler', unit: 'u-garden', validFrom: '2026-01-01T00:00:00Z' },
      '/validFrom',
      'in-the-past',
    ],
    [
      'an end before the beginning',
      { role: 'handler', unit: 'u-garden', validFrom: tomorrow(2), validTo: tomorrow() },
      '/validTo',
      'end-before-beginning',
    ],
  ])('are refused: %s', async (_what, post, path, code) => {
    expect(faults(await give('p-lead-garden', post))).toContainEqual([path, code]);
  });

  it('are not given to oneself, and the last administrator keeps theirs', async () => {
    const own = await give('p-security', { role: 'lead', unit: 'u-garden' });
    expect(problemOf(own).params).toEqual({ reason: 'own-account' });
    const { posts } = read(PersonDetail, await security.get('/api/people/p-auditor'));
    const end = { validTo: tomorrow(), version: 1 };
    expect(problemOf(await put(security, `/api/posts/${posts[0]?.id ?? ''}`, end)).params).toEqual({
      reason: 'last-administrator',
    });
  });

  it('have substitutes: the same post, somebody else, until an end', async () => {
    const { posts } = read(PersonDetail, await security.get('/api/people/p-lead-water'));
    const [post] = posts;
    if (post === undefined) throw new Error('Expected a post');
    const stand = { role: 'lead', unit: 'u-water', substituteFor: post.id };
    expect(faults(await give('p-handler-water-1', stand))).toEqual([['/validTo', 'required']]);
    const until = { ...stand, validTo: tomorrow() };
    expect(faults(await give('p-handler-water-1', { ...until, unit: 'u-garden' }))).toEqual([
      ['/substituteFor', 'unknown-reference'],
    ]);
    const person = await given('p-handler-water-1', until);
    expect(person.posts.find(({ role }) => role === 'lead')).toMatchObject({
      state: 'held',
      substituteFor: { post: post.id, person: { id: 'p-lead-water' } },
    });
    const holder = read(PersonDetail, await security.get('/api/people/p-lead-water'));
    expect(holder.posts[0]?.substitutes.map((stands) => stands.person.id)).toEqual([
      'p-handler-water-1',
    ]);
    const { data } = read(EligiblePeople, await admin.get('/api/people?unit=u-water&role=lead'));
    expect(data.map(({ id }) => id).toSorted(byText)).toEqual([
      'p-handler-water-1',
      'p-lead-water',
    ]);
  });

  it('are the business of the security administrator alone', async () => {
    const post = { role: 'handler', unit: 'u-garden' };
    expect((await admin.post('/api/people/p-grid/posts', post)).statusCode).toBe(403);
    const lead = await api.as('lead');
    expect((await lead.post('/api/units', {})).statusCode).toBe(403);
    expect(read(UnitDetail, await lead.get('/api/units/u-garden')).leads).toMatchObject([
      { id: 'p-lead-garden' },
    ]);
  });
});

describe('people', () => {
  it('get another name, of which the log keeps only that it changed', async () => {
    const { id } = await makeAccount(api, 'lead');
    const change = { name: '李\u{20000}明', nameEn: '', version: 1 };
    const renamed = read(PersonDetail, await put(security, `/api/people/${id}`, change));
    expect(renamed).toMatchObject({ name: '李\u{20000}明', version: 2 });
    expect(JSON.stringify(renamed.history)).not.toContain('明');
    expect(problemOf(await put(security, `/api/people/${id}`, change)).code).toBe('stale-version');
    expect((await put(security, '/api/people/nobody', change)).statusCode).toBe(404);
  });

  it('are found by initials, in the list of accounts too', async () => {
    const query = encodeURIComponent(JSON.stringify({ q: 'wxl' }));
    const { data } = read(EligiblePeople, await security.get(`/api/people?filter=${query}`));
    expect(data.map(({ id }) => id)).toEqual(['p-grid']);
  });

  it('of other systems hold no post of a person', async () => {
    const posts = ['integration', 'lead'].map((role) => ({ role, unit: 'u-centre' }));
    const answer = await security.post('/api/accounts', { login: 'mixed', name: '混', posts });
    expect(faults(answer)).toEqual([['/posts', 'machine-account']]);
    const machine = { login: 'probe', name: '探头', posts: posts.slice(0, 1) };
    const { account } = read(OneTimePassword, await security.post('/api/accounts', machine));
    expect(account.posts.map(({ role }) => role)).toEqual(['integration']);
  });
});
