import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Ledger } from '../../api/contract/cases.ts';
import { NoticeList } from '../../api/contract/reference.ts';
import { OpenedReport } from '../../api/contract/reports.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';

let api: TestApi;
let caseId = '';
beforeAll(async () => {
  api = await startTestApi({ worker: true });
  const report = { channel: 'phone', title: '路灯不亮', description: '' };
  caseId = read(OpenedReport, await (await api.as('acceptor')).post('/api/reports', report)).caseId;
});
afterAll(async () => {
  await api.close();
});

const say = async (body: Readonly<Record<string, unknown>>) =>
  (await api.as('acceptor')).post(`/api/cases/${caseId}/actions`, { type: 'comment', ...body });
const noticesOf = async (login: string) =>
  read(NoticeList, await (await api.as(login)).get('/api/notices')).data.filter(
    ({ type }) => type === 'mentioned',
  );

describe('a comment that names people', () => {
  it('tells each of them, and the ledger says who', async () => {
    const persons = ['p-dispatcher', 'p-supervisor'];
    expect((await say({ text: '@林志远 看一下', persons })).statusCode).toBe(200);
    expect(await noticesOf('dispatcher')).toMatchObject([
      { caseId, readAt: null, params: { by: 'p-acceptor' } },
    ]);
    expect(await noticesOf('supervisor')).toHaveLength(1);
    expect(await noticesOf('acceptor')).toEqual([]);
    const auditor = await api.as('auditor');
    const ledger = read(Ledger, await auditor.get(`/api/cases/${caseId}/ledger`));
    expect(ledger.data.at(-1)).toMatchObject({
      type: 'comment-added',
      params: { persons: ['p-dispatcher', 'p-supervisor'] },
      people: [{ name: '林志远' }, { id: 'p-supervisor' }],
    });
  });

  it.each([
    ['nobody', ['p-dispatcher', 'p-nobody'], 1],
    ['somebody who does not see the case', ['p-handler2'], 0],
  ])('that names %s is refused as a whole', async (_who, persons, at) => {
    const before = (await noticesOf('dispatcher')).length;
    expect(problemOf(await say({ text: '看一下', persons }))).toMatchObject({
      code: 'validation-failed',
      errors: [{ path: `/persons/${String(at)}`, code: 'not-a-reader' }],
    });
    expect(await noticesOf('handler2')).toEqual([]);
    expect(await noticesOf('dispatcher')).toHaveLength(before);
  });
});
