import { screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import type { TaskDetail } from '../../../api/contract/tasks.ts';
import { useWords } from '../../../admin-ui/messages/use-words.ts';
import { readOnlyReason } from '../../../admin-ui/resources/tasks/detail/read-only.ts';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';
import { taskDetail } from '../tasks.ts';

function Reason({ task }: { readonly task: TaskDetail }) {
  return <p>{readOnlyReason(task, 'p-me', useWords())}</p>;
}

beforeEach(() => {
  standInForBrowser();
  fakeServer({});
});

const by = { id: 'p-zhou', name: '周国栋' };

it.each<[string, Partial<TaskDetail>, string]>([
  ['by a person', { takenAway: { by, reason: '回避' } }, '这件已撤销，不用再办。周国栋：回避'],
  [
    'by the procedure',
    { takenAway: { by: null, reason: '超时' } },
    '这件已撤销，不用再办。流程：超时',
  ],
  ['for no reason that is known', { takenAway: null }, '这件已撤销，不用再办'],
])('a task that was taken away %s says so', async (_how, change, words) => {
  await drawPage(<Reason task={taskDetail({ state: 'cancelled', ...change })} />);
  expect(await screen.findByText(words)).toBeDefined();
});
