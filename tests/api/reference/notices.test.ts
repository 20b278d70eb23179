import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Static } from 'typebox';
import { NoticeList, NoticesRead } from '../../../api/contract/reference.ts';
import { OpenedReport } from '../../../api/contract/reports.ts';
import { problemOf, read, startTestApi, type TestApi } from '../test-api.ts';

let api: TestApi;
let caseId = '';
beforeAll(async () => {
  api = await startTestApi();
  const report = { channel: 'phone', title: '路灯不亮', description: '' };
  caseId = read(OpenedReport, await (await api.as('acceptor')).post('/api/reports', report)).caseId;
});
afterAll(async () => {
  await api.close();
});

interface Addressee {
  readonly person?: string;
  readonly role?: string;
  readonly unit?: string;
}

const notices: readonly (readonly [string, Addressee])[] = [
  ['n-1', { person: 'p-lead' }],
  ['n-2', { role: 'lead', unit: 'u-enforcement' }],
  ['n-3', { role: 'lead' }],
  ['n-4', { role: 'lead', unit: 'u-municipal' }],
  ['n-5', { person: 'p-handler' }],
  ['n-6', { person: 'p-handler', role: 'lead', unit: 'u-enforcement' }],
];

beforeEach(async () => {
  const { database } = api.app.services;
  await database.deleteFrom('notice').execute();
  await database
    .insertInto('notice')
    .values(
      notices.map(([id, to], index) => ({
        id,
        case_id: caseId,
        type: 'urge',
        role: to.role ?? null,
        unit_id: to.unit ?? null,
        person_id: to.person ?? null,
        params: '{"stage":"handle"}',
        created_at: new Date(Date.UTC(2026, 0, 1 + index)),
        read_at: null,
      })),
    )
    .execute();
});

const list = async (login: string, query = ''): Promise<Static<typeof NoticeList>> =>
  read(NoticeList, await (await api.as(login)).get(`/api/notices${query}`));
const ids = async (login: string, query = ''): Promise<string[]> =>
  (await list(login, query)).data.map((notice) => notice.id);

const markRead = async (login: string, body: unknown): Promise<number> =>
  read(NoticesRead, await (await api.as(login)).post('/api/notices/read', body)).read;

describe('notices', () => {
  it('are those of the person and of the posts held, newest first', async () => {
    expect(await ids('lead')).toEqual(['n-3', 'n-2', 'n-1']);
    expect(await ids('lead2')).toEqual(['n-4', 'n-3']);
    expect(await ids('handler')).toEqual(['n-6', 'n-5']);
    expect(await ids('auditor')).toEqual([]);
  });

  it('of a post are told from 30 days before somebody took it over', async () => {
    const { database } = api.app.services;
    const took = Date.UTC(2026, 0, 20);
    const post = await database
      .updateTable('post')
      .set({ valid_from: new Date(took) })
      .where('person_id', '=', 'p-commander')
      .returning(['role', 'unit_id'])
      .executeTakeFirstOrThrow();
    const units = { unit: post.unit_id, role: null };
    await database
      .insertInto('notice')
      .values(
        Object.entries(units).flatMap(([to, unit]) =>
          [-31, -29, 1].map((days) => ({
            id: `${to}${days}`,
            case_id: caseId,
            type: 'urge',
            role: post.role,
            unit_id: unit,
            person_id: null,
            params: '{}',
            created_at: new Date(took + days * 86_400_000),
            read_at: null,
          })),
        ),
      )
      .execute();
    expect((await ids('commander')).toSorted()).toEqual(['role-29', 'role1', 'unit-29', 'unit1']);
    expect(await markRead('commander', {})).toBe(4);
  });

  it('name the case', async () => {
    const { data, total } = await list('lead');
    expect(total).toBe(3);
    expect(data[0]).toMatchObject({
      caseId,
      title: '路灯不亮',
      type: 'urge',
      params: { stage: 'handle' },
      readAt: null,
    });
    expect(data[0]?.caseNumber).toMatch(/^LS-/u);
  });

  it('go on by cursor', async () => {
    const first = await list('lead', '?perPage=2');
    expect(first.next).not.toBeNull();
    expect(await ids('lead', `?perPage=2&cursor=${first.next ?? ''}`)).toEqual(['n-1']);
  });

  it('are marked as read one by one or all, but only by who they are for', async () => {
    expect(await markRead('lead', { ids: ['n-1', 'n-5'] })).toBe(1);
    expect(await ids('lead', '?filter={"unread":true}')).toEqual(['n-3', 'n-2']);
    expect(await ids('lead', '?filter={"unread":false}')).toEqual(['n-1']);
    expect(await markRead('lead', {})).toBe(2);
    expect(await markRead('lead', {})).toBe(0);
    expect(await ids('handler', '?filter={"unread":true}')).toEqual(['n-6', 'n-5']);
  });

  it('refuse what they do not know', async () => {
    const lead = await api.as('lead');
    expect(problemOf(await lead.post('/api/notices/read', { ids: [] })).code).toBe(
      'validation-failed',
    );
    expect(problemOf(await lead.get('/api/notices?filter={"colour":"red"}')).code).toBe(
      'unknown-filter',
    );
    expect((await api.nobody.get('/api/notices')).statusCode).toBe(401);
  });
});
