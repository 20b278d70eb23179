import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { ticker } from '../../../admin-ui/clocks/ticker.ts';
import { Inbox } from '../../../admin-ui/resources/tasks/inbox/inbox.tsx';
import { drawPage, fakeServer, problem, standInForBrowser, type Answer } from '../screen.tsx';
import { caseDetail, outcome, taskDetail, taskRow } from '../tasks.ts';

const titles = { a: '占道经营', b: '井盖缺失', c: '河道乱堆' } as const;
const ids = ['a', 'b', 'c'] as const;

const detail = (id: keyof typeof titles): Answer => ({
  body: taskDetail({
    id,
    title: titles[id],
    outcomes: [outcome('pass', 'forward', [], '通过')],
    form: null,
  }),
});

/** Opens the inbox at the first of three tasks; its completion is answered when the test says what. */
async function openInbox() {
  const { promise: answered, resolve: answer } = Promise.withResolvers<Answer>();
  const server = fakeServer({
    'GET /api/tasks': {
      body: {
        data: ids.map((id) => taskRow({ id, title: titles[id] })),
        total: 3,
        totalIsLowerBound: false,
        next: null,
      },
    },
    'GET /api/tasks/counts': {
      body: { views: { mine: 3 }, stages: {}, overdue: 0, doneInTime: 0 },
    },
    'GET /api/saved-views': { body: { data: [] } },
    'GET /api/units': { body: { data: [], total: 0 } },
    ...Object.fromEntries(ids.map((id) => [`GET /api/tasks/${id}`, detail(id)])),
    'GET /api/cases/c1': { body: caseDetail },
    'POST /api/tasks/a/complete': () => answered,
  });
  await drawPage(<Inbox />, '/inbox?view=mine&task=a', '/inbox');
  await screen.findByRole('complementary', { name: titles.a });
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => {
    expect(server.to('POST /api/tasks/a/complete')).toHaveLength(1);
  });
  await userEvent.keyboard('jj');
  await screen.findByRole('complementary', { name: titles.c });
  return answer;
}

describe('moving on before the answer to a submission is here', () => {
  beforeEach(() => {
    standInForBrowser();
    ticker.synchronize(Date.parse('2026-11-24T06:32:00Z'));
  });

  it('leaves one at the task that one has gone to', async () => {
    const answer = await openInbox();
    answer({ body: { seq: 9, step: 4, stage: 'handle', caseState: 'open', tasks: [] } });
    await screen.findByText('已通过');
    expect(screen.getByRole('complementary', { name: titles.c })).toBeTruthy();
    expect(screen.queryByRole('complementary', { name: titles.b })).toBeNull();
  });

  it('says of which task a submission was refused, and why', async () => {
    const answer = await openInbox();
    answer(problem(409, 'task-claimed-by-other'));
    await screen.findByText(/^「占道经营」没有提交成功：.*别人已经认领/u);
    expect(screen.getByRole('complementary', { name: titles.c })).toBeTruthy();
  });
});
