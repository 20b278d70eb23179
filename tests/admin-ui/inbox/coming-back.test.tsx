import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { ticker } from '../../../admin-ui/clocks/ticker.ts';
import { returns } from '../../../admin-ui/providers/returns.ts';
import { Inbox } from '../../../admin-ui/resources/tasks/inbox/inbox.tsx';
import {
  drawPage,
  fakeServer,
  standInForBrowser,
  type Answer,
  type FakeServer,
} from '../screen.tsx';
import { caseDetail, taskDetail, taskRow } from '../tasks.ts';

const hour = 3_600_000;

/** A list with a task of so many working hours left. */
const left = (hours: number): Answer => ({
  body: {
    data: [
      taskRow({
        id: 'a',
        title: '占道经营',
        dueAt: '2026-11-26T06:32:00Z',
        limitUnit: 'workHours',
        remainingMillis: hours * hour,
      }),
    ],
    total: 1,
    totalIsLowerBound: false,
    next: null,
  },
});

async function openInbox(): Promise<FakeServer> {
  const server = fakeServer({
    'GET /api/tasks': left(9),
    'GET /api/tasks/counts': {
      body: { views: { mine: 1, pool: 0 }, stages: { dispatch: 1 }, overdue: 0 },
    },
    'GET /api/saved-views': { body: { data: [] } },
    'GET /api/units': { body: { data: [], total: 0 } },
    'GET /api/tasks/a': { body: taskDetail({ id: 'a', title: '占道经营' }) },
    'GET /api/cases/c1': { body: caseDetail },
  });
  await drawPage(<Inbox />, '/inbox', '/inbox');
  await screen.findByRole('grid', { name: '我的待办' });
  return server;
}

describe('the inbox of somebody who was away', () => {
  beforeEach(() => {
    standInForBrowser();
    ticker.synchronize('2026-11-24T06:32:00Z');
  });

  it('asks for its clocks anew', async () => {
    const server = await openInbox();
    expect(screen.getByRole('grid').textContent).toContain('9 小时');
    server.change({ 'GET /api/tasks': left(2) });
    returns.set(returns.get() + 1);
    await waitFor(() => {
      expect(screen.getByRole('grid').textContent).toContain('2 小时');
    });
  });

  it('moves no row under a pointer that rests on it: it says so, and asks once the pointer leaves', async () => {
    const server = await openInbox();
    const grid = screen.getByRole('grid');
    const section = grid.closest('section');
    if (section === null) throw new Error('Expected the list around its rows');
    // A document without layout knows no pointer over it.
    const matches = Element.prototype.matches.bind(section);
    const rested = (what: string): boolean => what === ':hover' || matches(what);
    Object.defineProperty(section, 'matches', { value: rested });
    server.change({ 'GET /api/tasks': left(2) });
    returns.set(returns.get() + 1);
    await screen.findByRole('button', { name: '列表有变化，显示' });
    expect(grid.textContent).toContain('9 小时');
    await userEvent.pointer([{ target: section }, { target: document.body }]);
    await waitFor(() => {
      expect(screen.getByRole('grid').textContent).toContain('2 小时');
    });
    expect(screen.queryByRole('button', { name: '列表有变化，显示' })).toBeNull();
  });
});
