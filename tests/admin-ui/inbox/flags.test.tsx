import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { ticker } from '../../../admin-ui/clocks/ticker.ts';
import { Inbox } from '../../../admin-ui/resources/tasks/inbox/inbox.tsx';
import { drawPage, fakeServer, standInForBrowser, type FakeServer } from '../screen.tsx';
import { caseDetail, taskDetail, taskRow } from '../tasks.ts';

const answer = (id: string, change: (id: string) => unknown) => () => {
  change(id);
  return { status: 204 };
};

/** Tasks a and b, with the flags that the server keeps. */
function serve(flags: Set<string>): FakeServer {
  return fakeServer({
    'GET /api/tasks': () => {
      const data = ['a', 'b'].map((id) => taskRow({ id, title: id, flagged: flags.has(id) }));
      return { body: { data, total: 2, totalIsLowerBound: false, next: null } };
    },
    'GET /api/tasks/counts': {
      body: { views: { mine: 2, pool: 0 }, stages: { dispatch: 2 }, overdue: 0 },
    },
    'GET /api/saved-views': { body: { data: [] } },
    'GET /api/units': { body: { data: [], total: 0 } },
    'GET /api/tasks/a': { body: taskDetail({ id: 'a' }) },
    'GET /api/cases/c1': { body: caseDetail },
    ...Object.fromEntries(
      ['a', 'b'].flatMap((id) => [
        [`PUT /api/tasks/${id}/flag`, answer(id, () => flags.add(id))],
        [`DELETE /api/tasks/${id}/flag`, answer(id, () => flags.delete(id))],
      ]),
    ),
  });
}

const marks = (): number => screen.queryAllByTitle('已标记').length;
const tick = async (): Promise<void> => {
  await userEvent.click(await screen.findByRole('checkbox', { name: '选中 a' }));
  await userEvent.click(screen.getByRole('checkbox', { name: '选中 b' }));
};
const press = async (name: string): Promise<void> =>
  userEvent.click(
    within(await screen.findByRole('toolbar', { name: '批量操作' })).getByRole('button', { name }),
  );

describe('flags in the inbox', () => {
  beforeEach(() => {
    standInForBrowser();
    ticker.synchronize('2026-11-24T06:32:00Z');
  });

  it('are put on all ticked rows, and can be taken back', async () => {
    const flags = new Set(['a']);
    serve(flags);
    await drawPage(<Inbox />, '/inbox', '/inbox');
    await waitFor(() => {
      expect(marks()).toBe(1);
    });
    await tick();
    // One of them has none yet.
    await press('标记');
    await screen.findByText('标记了 2 件');
    await waitFor(() => {
      expect(marks()).toBe(2);
    });
    await userEvent.click(screen.getByRole('button', { name: /^撤销/u }));
    await screen.findByText('取消了 2 件的标记');
    await waitFor(() => {
      expect(marks()).toBe(0);
    });
  });

  it('are taken off where all ticked rows have one', async () => {
    const flags = new Set(['a', 'b']);
    serve(flags);
    await drawPage(<Inbox />, '/inbox', '/inbox');
    await waitFor(() => {
      expect(marks()).toBe(2);
    });
    await tick();
    await press('取消标记');
    await waitFor(() => {
      expect([...flags]).toEqual([]);
    });
  });

  it('are what the list is narrowed to', async () => {
    const server = serve(new Set());
    await drawPage(<Inbox />, '/inbox?view=mine&flagged=yes', '/inbox');
    expect(await screen.findByRole('button', { name: '标记：已标记' })).toBeTruthy();
    expect(decodeURIComponent(server.to('GET /api/tasks')[0]?.path ?? '')).toContain(
      '"flagged":"yes"',
    );
  });
});
