import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { setTimeout as sleep } from 'node:timers/promises';
import { Profiler } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ticker } from '../../../admin-ui/clocks/ticker.ts';
import { taskEvents } from '../../../admin-ui/providers/use-live-events.ts';
import { Inbox } from '../../../admin-ui/resources/tasks/inbox/inbox.tsx';
import { drawPage, fakeServer, session, standInForBrowser } from '../screen.tsx';
import { caseDetail, taskDetail, taskRow } from '../tasks.ts';

const now = Date.parse('2026-11-24T06:32:00Z');
const rows = Array.from({ length: 30 }, (_, at) =>
  taskRow({ id: `t${String(at)}`, title: `第 ${String(at)} 件` }),
);

/** How often something of the inbox was drawn since. */
async function openInbox(): Promise<{ drawn: number }> {
  const counted = { drawn: 0 };
  fakeServer({
    'GET /api/tasks': { body: { data: rows, total: 30, totalIsLowerBound: false, next: null } },
    'GET /api/tasks/counts': {
      body: { views: { mine: 30 }, stages: {}, overdue: 0, doneInTime: 0 },
    },
    'GET /api/saved-views': { body: { data: [] } },
    'GET /api/units': { body: { data: [], total: 0 } },
    ...Object.fromEntries(
      rows.map(({ id }) => [`GET /api/tasks/${id}`, { body: taskDetail({ id }) }]),
    ),
    'GET /api/cases/c1': { body: caseDetail },
  });
  await drawPage(
    <Profiler
      id="inbox"
      onRender={() => {
        counted.drawn += 1;
      }}
    >
      <Inbox />
    </Profiler>,
    '/inbox?view=mine',
    '/inbox',
    session,
  );
  await within(await screen.findByRole('grid', { name: '我的待办' })).findByText('第 0 件');
  return counted;
}

const settled = (millis: number): Promise<void> =>
  act(async () => {
    await sleep(millis);
  });

/** Until what is counted grows no more: what a page asks for comes one after the other. */
async function whenQuiet(count: () => number): Promise<void> {
  let known = -1;
  while (known !== count()) {
    known = count();
    await settled(400);
  }
}

const selected = (): readonly string[] =>
  Array.from(document.querySelectorAll('[aria-selected="true"]'), ({ id }) => id);

describe('what of the inbox is drawn anew', () => {
  beforeEach(() => {
    standInForBrowser();
    ticker.synchronize(now);
  });

  it('is nothing while one task after the other changes', async () => {
    const counted = await openInbox();
    await whenQuiet(() => counted.drawn);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'performance'] });
    try {
      counted.drawn = 0;
      for (let at = 0; at < 100; at += 1) {
        await act(async () => {
          taskEvents.set({ ids: [`elsewhere-${String(at)}`] });
          await Promise.resolve();
        });
      }
      expect(counted.drawn).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is no other row where the cursor moves', async () => {
    await openInbox();
    const spoken = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts');
    await whenQuiet(() => spoken.mock.calls.length);
    spoken.mockClear();
    const [before] = selected();
    fireEvent.keyDown(document.body, { key: 'j' });
    await waitFor(() => {
      expect(selected()).not.toEqual([before]);
    });
    await whenQuiet(() => spoken.mock.calls.length);
    // Each row says two dates, and its panel some more.
    expect(document.querySelectorAll('[id^="bh-task-"]').length).toBeGreaterThan(15);
    expect(spoken.mock.calls.length).toBeLessThan(60);
    spoken.mockRestore();
  });
});
