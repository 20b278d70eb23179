import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import { ticker } from '../../../admin-ui/clocks/ticker.ts';
import { Frame } from '../../../admin-ui/layout/frame.tsx';
import { keyMap } from '../../../admin-ui/layout/keyboard/key-map.ts';
import { lastUndo } from '../../../admin-ui/layout/last-undo.ts';
import { Inbox } from '../../../admin-ui/resources/tasks/inbox/inbox.tsx';
import { drawPage, fakeServer, problem, standInForBrowser, type FakeServer } from '../screen.tsx';
import { caseDetail, taskDetail, taskRow } from '../tasks.ts';

const holder = { id: 'p-dispatcher', name: '林晓燕' };
const may = (action: string, allowed: boolean) => ({ action, allowed, reason: null });

/** The inbox in its frame, with two tasks; the first is claimed and released as the server would. */
async function openInbox(): Promise<FakeServer> {
  let held = false;
  const claim = (now: boolean) => () => {
    held = now;
    return { body: {} };
  };
  const server = fakeServer({
    'GET /api/tasks': {
      body: {
        data: [taskRow({ id: 'a', title: '占道经营' }), taskRow({ id: 'b', title: '井盖缺失' })],
        total: 2,
        totalIsLowerBound: false,
        next: null,
      },
    },
    'GET /api/tasks/counts': {
      body: { views: { mine: 2 }, stages: {}, overdue: 0, doneInTime: 0 },
    },
    'GET /api/saved-views': { body: { data: [] } },
    'GET /api/notices': { body: { data: [], total: 0, totalIsLowerBound: false, next: null } },
    'GET /api/units': { body: { data: [], total: 0 } },
    'GET /api/tasks/a': () => ({
      body: taskDetail({
        id: 'a',
        title: '占道经营',
        assignee: held ? holder : null,
        actions: [may('claim', !held), may('release', held)],
      }),
    }),
    'GET /api/cases/c1': { body: caseDetail },
    'POST /api/tasks/a/claim': claim(true),
    'POST /api/tasks/a/release': claim(false),
    'POST /api/tasks/b/claim': { body: {} },
    'POST /api/tasks/b/release': { body: {} },
  });
  await drawPage(
    <Routes>
      <Route element={<Frame />}>
        <Route path="*" element={<Inbox />} />
      </Route>
    </Routes>,
    '/inbox?view=mine&task=a',
  );
  await screen.findByRole('complementary', { name: '占道经营' });
  return server;
}

describe('Z', () => {
  beforeEach(() => {
    standInForBrowser();
    ticker.synchronize(Date.parse('2026-11-24T06:32:00Z'));
    lastUndo.set(null);
  });

  it('takes a claim back, once', async () => {
    const server = await openInbox();
    await userEvent.keyboard('c');
    await screen.findByText('已认领');
    await userEvent.keyboard('z');
    await screen.findByText('已撤销认领');
    expect(screen.queryByText('已认领')).toBeNull();
    await userEvent.keyboard('z');
    await screen.findByText('没有可以撤销的台面操作');
    expect(server.to('POST /api/tasks/a/release')).toHaveLength(1);
  });

  it('takes a release back', async () => {
    const server = await openInbox();
    await userEvent.keyboard('c');
    await waitFor(() => {
      expect(screen.getAllByText('本人承办').length).toBeGreaterThan(0);
    });
    await userEvent.keyboard('c');
    await screen.findByText('已释放');
    await userEvent.keyboard('z');
    await screen.findByText('已撤销释放，仍由本人办理');
    expect(server.to('POST /api/tasks/a/claim')).toHaveLength(2);
  });

  it('takes back what was claimed of many, also when some could not be claimed', async () => {
    const server = await openInbox();
    server.change({ 'POST /api/tasks/b/claim': problem(409, 'task-claimed-by-other') });
    await userEvent.click(screen.getByRole('checkbox', { name: '选中 占道经营' }));
    await userEvent.click(screen.getByRole('checkbox', { name: '选中 井盖缺失' }));
    await userEvent.click(
      within(screen.getByRole('toolbar')).getByRole('button', { name: '认领' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: '知道了' }));
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    await userEvent.keyboard('z');
    await screen.findByText('撤销了 1 件的认领');
    expect(server.to('POST /api/tasks/a/release')).toHaveLength(1);
    expect(server.to('POST /api/tasks/b/release')).toHaveLength(0);
  });

  it('does nothing in a field and during Chinese input', async () => {
    const server = await openInbox();
    await userEvent.keyboard('c');
    await screen.findByText('已认领');
    await userEvent.type(await screen.findByRole('textbox', { name: '处置单位' }), 'z');
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', isComposing: true }));
    expect(server.to('POST /api/tasks/a/release')).toHaveLength(0);
  });
});

describe('the table of keys', () => {
  it('has every key of the design that a screen answers', () => {
    const keys = keyMap.flatMap(({ lines }) => lines.flatMap((line) => line.keys));
    for (const key of [
      'J',
      'K',
      'X',
      'O',
      'C',
      'T',
      'U',
      'B',
      'M',
      'Z',
      'Alt M',
      '[',
      ']',
      'Space',
    ])
      expect(keys).toContain(key);
  });

  it('has each place that a second key after G leads to', () => {
    const second = keyMap.flatMap(({ lines }) =>
      lines.flatMap(({ keys: [first, then] }) => (first === 'G' ? [then] : [])),
    );
    expect(second).toEqual(['I', 'C', 'B']);
  });
});
