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
          data: [{ row: 3, reasons: ['title-missing'], values: { 编号: '17' } }],
          total: 1,
          next: null,
        },
      },
    });
    await drawPage(<ImportsPage />, '/imports', '/imports', admin);
    expect(await screen.findByText('<b>十月</b>.csv')).toBeDefined();
    expect(screen.getByRole('progressbar')).toHaveProperty('value', 6);
    await userEvent.click(screen.getByRole('button', { name: '看拒收的行' }));
    expect(await screen.findByText('title-missing')).toBeDefined();
    expect(screen.getByText('编号: 17')).toBeDefined();
    expect(screen.getByText('下载 CSV').getAttribute('href')).toBe(
      '/api/imports/j1/rejections?format=csv',
    );
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

  it('are only looked at by those who may start none', async () => {
    fakeServer({ 'GET /api/imports': list([]) });
    await drawPage(<ImportsPage />, '/imports', '/imports', {
      ...admin,
      permissions: ['import.read'],
    });
    expect(await screen.findByText('还没有导入过')).toBeDefined();
    expect(screen.queryByRole('button', { name: '开始导入' })).toBeNull();
  });
});
