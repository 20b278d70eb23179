import { CaseDetail } from '../../api/contract/cases.ts';
import { NoticeList } from '../../api/contract/reference.ts';
import { plantCase, plantTasks } from './plant.ts';
import { read, type TestApi } from './test-api.ts';

/** What tests of supervision cards do with a case whose unit is late. */
export const lateCases = (api: () => TestApi) => ({
  plant: async (): Promise<string> => {
    const { services } = api().app;
    const planted = await plantCase(services, { title: '河道堆料', unit: 'u-enforcement' });
    await plantTasks(services, planted, {
      role: 'lead',
      unit: 'u-enforcement',
      stage: 'handle',
      dueInMinutes: -90,
    });
    return planted.id;
  },
  act: async (login: string, caseId: string, body: Record<string, unknown>) =>
    (await api().as(login)).post(`/api/cases/${caseId}/actions`, body),
  detail: async (login: string, caseId: string): Promise<CaseDetail> =>
    read(CaseDetail, await (await api().as(login)).get(`/api/cases/${caseId}`)),
  noticesOf: async (login: string, caseId: string): Promise<string[]> =>
    read(NoticeList, await (await api().as(login)).get('/api/notices?perPage=100'))
      .data.filter((notice) => notice.caseId === caseId)
      .map(({ type }) => type),
});
