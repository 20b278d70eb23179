// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { ImportsPage } from '../../../admin-ui/resources/imports/imports-page.tsx';
import type { ImportJob } from '../../../api/contract/imports.ts';
import type { Session } from '../../../api/contract/session.ts';
import { drawPage, fakeServer, problem, session, standInForBrowser } from '../screen.tsx';

const job: ImportJob = {
  id: 'j1',
  kind: 'reports',
  fileName: '<b>十月</b>.csv',
  fileHash: 'x',
  state: 'running',
  total: 10,
  processed: 6,
  accepted: 4,
  rejected: 2,
  repeated: 0,
  error: null,
  notes: [],
  by: { id: 'p-1', name: '周宁' },
  cancelledBy: null,
  createdAt: '2026-11-24T06:20:00.000Z',
  updatedAt: '2026-11-24T06:20:00.000Z',
};
const list = (data: readonly ImportJob[]) => ({
  body: { data, total: data.length, totalIsLowerBound: false, next: null },
});
const admin: Session = {
  ...session,
  permissions: ['import.read', 'import.reports', 'import.reference'],
};

beforeEach(() => {
  standInForBrowser();
});

describe('imports', () => {
  it('show progress, and the rejected rows with why and as a file', async () => {
    fakeServer({
      'GET /api/imports': list([job]),
      'GET /api/imports/j1/rejections': {
        body: {
          data: [
            {
              row: 3,
              reasons: [
                'title-missing',
                'validation-failed:/occurredAt',
                'day-not-understood:/days/4',
              ],
              values: { 编号: '17' },
            },
          ],
          total: 1,
          next: null,
        },
      },
    });
    await drawPage(<ImportsPage />, '/imports', '/imports', admin);
    expect((await screen.findAllByText('<b>十月</b>.csv'))[0]).toBeDefined();
    expect(screen.getByRole('progressbar')).toHaveProperty('value', 6);
    await userEvent.click(screen.getByRole('button', { name: /看拒收的行/u }));
    expect(await screen.findByText('没有标题')).toBeDefined();
    expect(screen.getByText('发生时间：填写不对')).toBeDefined();
    expect(screen.getByText('第 5 天：日期读不懂')).toBeDefined();
    expect(screen.getByText('编号: 17')).toBeDefined();
    expect(screen.getByText('下载 CSV').getAttribute('href')).toBe(
      '/api/imports/j1/rejections?format=csv&language=zh',
    );
  });

  it('go on to the earliest of them', async () => {
    const fake = fakeServer({
      'GET /api/imports': ({ path }) => {
        const on = path.includes('cursor=next');
        const data = [{ ...job, id: on ? 'j2' : 'j1', fileName: on ? '最早.csv' : '最近.csv' }];
        return { body: { ...list(data).body, total: 2, next: on ? null : 'next' } };
      },
    });
    await drawPage(<ImportsPage />, '/imports', '/imports', admin);
    await screen.findByText('最近.csv', { selector: 'b' });
    await userEvent.click(screen.getByRole('button', { name: '更早的' }));
    expect(await screen.findByText('最早.csv', { selector: 'b' })).toBeDefined();
    expect(screen.getByText('最近.csv', { selector: 'b' })).toBeDefined();
    expect(screen.queryByRole('button', { name: '更早的' })).toBeNull();
    expect(fake.to('GET /api/imports').length).toBeGreaterThan(1);
  });

  it('start with a file and a map that is JSON, and say why one was refused', async () => {
    const fake = fakeServer({
      'GET /api/imports': list([]),
      'POST /api/imports': problem(400, 'validation-failed'),
    });
    await drawPage(<ImportsPage />, '/imports', '/imports', admin);
    const begin = await screen.findByRole('button', { name: '开始导入' });
    expect(begin).toHaveProperty('disabled', true);
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    if (input === null) throw new Error('Expected a field for a file');
    await userEvent.upload(input, new File(['标题\nx'], 'x.csv'));
    const map = screen.getByLabelText('各列怎样读（JSON）');
    const before = map.textContent;
    await userEvent.type(map, '{Backspace}');
    expect(begin).toHaveProperty('disabled', true);
    await userEvent.type(map, '}');
    expect(map.textContent).toBe(before);
    await userEvent.click(begin);
    expect((await screen.findByRole('alert')).textContent).not.toBe('');
    expect(fake.to('POST /api/imports').length).toBe(1);
  });

  it('are cancelled, and say what stays and who has done it', async () => {
    const fake = fakeServer({
      'GET /api/imports': list([
        job,
        {
          ...job,
          id: 'j2',
          state: 'cancelled',
          total: 1000,
          processed: 460,
          accepted: 400,
          rejected: 60,
          cancelledBy: { id: 'p-2', name: '许欣' },
        },
        { ...job, id: 'j3', state: 'cancelling', fileName: '停下.csv' },
        {
          ...job,
          id: 'j4',
          state: 'failed',
          error: 'file-unreadable',
          notes: [
            { code: 'urgent-days-read-as-calendar-days', row: 1, count: null },
            { code: 'urgent-days-read-as-calendar-days', row: 7, count: null },
          ],
        },
      ]),
      'POST /api/imports/j1/cancel': { body: { ...job, state: 'cancelling' } },
    });
    await drawPage(<ImportsPage />, '/imports', '/imports', admin);
    expect(await screen.findByText('许欣取消：收入的 400 行留着，余下 540 行没有收')).toBeDefined();
    expect(screen.getByText('文件读不懂：格式不对，或者已损坏')).toBeDefined();
    expect(screen.getByText('“紧急工作日”按自然日读：2')).toBeDefined();
    const buttons = screen.getAllByRole('button', { name: /取消导入/u });
    expect(buttons.length).toBe(1);
    await userEvent.click(screen.getByRole('button', { name: /取消导入/u }));
    expect(fake.to('POST /api/imports/j1/cancel').length).toBe(1);
  });

  it('are only looked at by those who may start none', async () => {
    fakeServer({ 'GET /api/imports': list([job]) });
    await drawPage(<ImportsPage />, '/imports', '/imports', {
      ...admin,
      permissions: ['import.read'],
    });
    expect(await screen.findByRole('button', { name: /看拒收的行/u })).toBeDefined();
    expect(screen.queryByRole('button', { name: '开始导入' })).toBeNull();
    expect(screen.queryByRole('button', { name: /取消导入/u })).toBeNull();
  });
});
