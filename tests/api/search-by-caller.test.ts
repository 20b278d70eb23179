import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaseList } from '../../api/contract/cases.ts';
import { newId } from '../../migrations/new-id.ts';
import { plantCase } from './plant.ts';
import { read, startTestApi, type TestApi } from './test-api.ts';

const phone = '138 0000-6021';

let api: TestApi;
let protectedCase: string;

beforeAll(async () => {
  api = await startTestApi();
  const { services } = api.app;
  const reported = async (title: string, reporterPhone: string | null): Promise<string> => {
    const { id } = await plantCase(services, { title, unit: 'u-enforcement' });
    await services.database
      .insertInto('report')
      .values({
        id: newId(),
        number: `LS-${id.slice(-12)}`,
        case_id: id,
        channel: 'phone',
        external_id: null,
        title,
        description: '',
        category: null,
        longitude: null,
        latitude: null,
        address: null,
        grid_id: null,
        reporter_name: null,
        reporter_phone: reporterPhone,
        wants_callback: false,
        occurred_at: null,
        urgency: 'normal',
        details: '{}',
        created_by: null,
      })
      .execute();
    return id;
  };
  await reported('路灯不亮', phone);
  await reported('井盖松动', '+86 13800006021');
  await reported('别人的', '13800006022');
  await reported('没有留号', null);
  protectedCase = await reported('保密的', phone);
  await services.database
    .updateTable('case')
    .set({ secrecy: 'protected' })
    .where('id', '=', protectedCase)
    .execute();
});
afterAll(async () => {
  await api.close();
});

const found = async (login: string, q: string, by = 'q'): Promise<string[]> => {
  const filter = encodeURIComponent(JSON.stringify({ [by]: q }));
  const list = read(CaseList, await (await api.as(login)).get(`/api/cases?filter=${filter}`));
  return list.data.map(({ title }) => title).toSorted();
};

describe('a search by the number of who reported', () => {
  it.each(['13800006021', phone, '+86 138-0000-6021', ' 8613800006021 '])(
    'finds the cases of %j however it is written',
    async (q) => {
      expect(await found('acceptor', q)).toEqual(['井盖松动', '路灯不亮'].toSorted());
    },
  );

  it('finds nothing by a part of it, nor by words around it', async () => {
    for (const q of ['1380000602', '3800006021', '6021', '电话 13800006021'])
      expect(await found('acceptor', q)).toEqual([]);
  });

  it('finds nothing for those who may not see who reported', async () => {
    expect(await found('lead', '13800006021')).toHaveLength(2);
    expect(await found('lead2', '13800006021')).toEqual([]);
    expect(await found('analyst', '13800006021')).toEqual([]);
    expect(await found('auditor', '13800006021')).toEqual([]);
  });

  it('tells what the number reported from what only speaks of it', async () => {
    await plantCase(api.app.services, { title: '请回电 13800006021' });
    expect(await found('acceptor', '13800006021')).toHaveLength(3);
    expect(await found('acceptor', '13800006021', 'caller')).toHaveLength(2);
    expect(await found('analyst', '13800006021', 'caller')).toEqual([]);
    expect(await found('acceptor', '路灯', 'caller')).toEqual([]);
  });

  it('finds a protected case once a purpose was said', async () => {
    const acceptor = await api.as('acceptor');
    await acceptor.post(`/api/cases/${protectedCase}/purpose`, { purpose: '核对来电' });
    expect(await found('acceptor', phone)).toContain('保密的');
  });
});
