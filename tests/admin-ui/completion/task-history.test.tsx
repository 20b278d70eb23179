// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import type { CaseDetail, StageProgress } from '../../../api/contract/cases.ts';
import { TaskHistory } from '../../../admin-ui/resources/tasks/detail/task-history.tsx';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';
import { caseDetail, taskDetail } from '../tasks.ts';

const at = '2026-11-24T06:21:00Z';
const stage = (more: Partial<StageProgress>): StageProgress => ({
  stage: 'handle',
  state: 'current',
  count: 1,
  enteredAt: at,
  leftAt: null,
  usedMillis: 60_000,
  clockState: 'fine',
  by: { id: 'p-lead', name: '赵明辉' },
  ...more,
});
const stages = [
  stage({ stage: 'dispatch', state: 'done', leftAt: at, by: { id: 'p-1', name: '林志远' } }),
  stage({}),
];

const lines = async (tasks: CaseDetail['tasks']) => {
  await drawPage(<TaskHistory detail={{ ...caseDetail, stages, tasks }} />);
  const list = within(await screen.findByRole('list', { name: '经过' }));
  return list.getAllByRole('listitem').map(({ textContent }) => textContent);
};

beforeEach(() => {
  standInForBrowser();
  fakeServer({});
});

it('names who finished a stage, and of the present one who has its task', async () => {
  const assignee = { id: 'p-2', name: '孙立新' };
  const [dispatched, handled] = await lines([taskDetail({ stage: 'handle', assignee })]);
  expect(dispatched).toContain('林志远');
  expect(handled).toContain('孙立新');
});

it('names nobody where nobody has taken the task', async () => {
  const [, handled] = await lines([taskDetail({ stage: 'handle', assignee: null })]);
  expect(handled).toContain('待办');
  expect(handled).not.toContain('赵明辉');
});
