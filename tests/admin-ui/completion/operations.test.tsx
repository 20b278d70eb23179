// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { isRecord } from '../../../domain/is-record.ts';
import { TaskPage } from '../../../admin-ui/resources/tasks/task-page/task-page.tsx';
import { drawPage, fakeServer, standInForBrowser, type FakeServer } from '../screen.tsx';
import { caseDetail, taskDetail } from '../tasks.ts';

const act = 'POST /api/tasks/t1/actions';
const unit = { id: 'u-municipal', name: '市政管护所', nameEn: 'Municipal' };
const posts = [{ role: 'lead', unit, grid: null }];
const people = [
  { id: 'p-1', name: '周敏', nameEn: 'Zhou Min', posts },
  { id: 'p-2', name: '王海涛', nameEn: 'Wang Haitao', posts },
  { id: 'p-3', name: '周全', nameEn: 'Zhou Quan', posts },
];

async function openTask(...actions: readonly string[]): Promise<FakeServer> {
  const offered = actions.map((action) => ({ action, allowed: true, reason: null }));
  const server = fakeServer({
    'GET /api/tasks/t1': { body: taskDetail({ actions: offered }) },
    'GET /api/cases/c1': { body: { ...caseDetail, tasks: [taskDetail()] } },
    'POST /api/tasks/t1/preview': {
      body: { next: [], waits: [], ends: null, clock: null, extended: [] },
    },
    'GET /api/people': ({ path }) => {
      const filter: unknown = JSON.parse(
        new URL(path, 'http://x').searchParams.get('filter') ?? '{}',
      );
      const q = isRecord(filter) && typeof filter['q'] === 'string' ? filter['q'] : '';
      const data = people.filter(({ name }) => name.includes(q));
      return { body: { data, total: data.length, totalIsLowerBound: false, next: null } };
    },
    [act]: { body: {} },
  });
  await drawPage(<TaskPage />, '/tasks/t1', '/tasks/:id');
  await screen.findByRole('heading', { name: '雨水井盖缺失' });
  return server;
}

const ask = async (verb: string) => {
  await userEvent.click(await screen.findByRole('button', { name: new RegExp(verb, 'u') }));
  return within(await screen.findByRole('dialog'));
};

describe('operations on a task', () => {
  beforeEach(standInForBrowser);

  it('copy it to several people, found by their names', async () => {
    const server = await openTask('copy');
    const dialog = await ask('抄送');
    await userEvent.click(dialog.getByRole('button', { name: '抄送' }));
    expect(server.to(act)).toEqual([]);
    expect(dialog.getByText('要填')).toBeTruthy();

    const persons = dialog.getByRole('combobox', { name: '抄送给谁' });
    await userEvent.type(persons, '周敏');
    expect(persons).toHaveProperty('value', '周敏');
    await waitFor(() => {
      expect(screen.getAllByRole('option')).toHaveLength(1);
    });
    await userEvent.click(screen.getByRole('option', { name: /周敏/u }));
    await userEvent.type(persons, '王');
    await userEvent.click(await screen.findByRole('option', { name: /王海涛/u }));
    expect(dialog.getByText('周敏')).toBeTruthy();
    await userEvent.type(dialog.getByRole('textbox', { name: '要说的话' }), '请知悉');
    await userEvent.click(dialog.getByRole('button', { name: '抄送' }));
    expect(await screen.findByText('已抄送周敏、王海涛')).toBeTruthy();
    expect(server.to(act).map(({ body }) => body)).toEqual([
      { type: 'copy', persons: ['p-1', 'p-2'], text: '请知悉' },
    ]);
  });

  it('are about this task, where they may be', async () => {
    const server = await openTask('urge', 'transfer');
    const urge = await ask('催办');
    await userEvent.click(urge.getByRole('button', { name: '催办' }));
    await screen.findByText('已催办 指挥中心');
    expect(server.to(act).map(({ body }) => body)).toEqual([{ type: 'urge' }]);
    const transfer = await ask('转办');
    expect(transfer.queryByRole('combobox', { name: '哪一项待办' })).toBeNull();
  });
});
