// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, it } from 'vitest';
import { keepText } from '../../../admin-ui/providers/keep-text.ts';
import { OpenCase } from '../../../admin-ui/resources/reports/open-case.tsx';
import type { Session } from '../../../api/contract/session.ts';
import { Inbox } from '../../../admin-ui/resources/tasks/inbox/inbox.tsx';
import { taskRow } from '../tasks.ts';
import { drawPage, fakeServer, problem, session, standInForBrowser } from '../screen.tsx';

const acceptor: Session = {
  ...session,
  posts: [{ role: 'acceptor', unit: { id: 'u-centre', name: '指挥中心' }, grid: null }],
};
const opened = { id: 'r1', number: 'LS-20261124-0009', caseId: 'c1', caseNumber: null };
const drafts = (): readonly string[] =>
  Object.keys(localStorage).filter((key) => key.includes('open-case'));

/** Fills what the browser gives to this address, to the last letter. */
function fill(): void {
  for (let size = 1 << 22; size >= 1; size >>= 1) {
    for (let turn = 0; keepText(localStorage, `fill.${size}.${turn}`, 'x'.repeat(size));) {
      turn += 1;
    }
  }
}

beforeEach(() => {
  standInForBrowser();
});

it('sends a report from a device without room, under the same key when it is sent again, and keeps it as one draft once there is room', async () => {
  const fake = fakeServer({
    'GET /api/catalogue': { body: { data: [], version: 'v1' } },
    'GET /api/grids': { body: { data: [], total: 0 } },
    'GET /api/units': { body: { data: [], total: 0 } },
    'GET /api/responsibilities': { body: { rules: [] } },
    'GET /api/reports/similar': { body: { data: [] } },
    'POST /api/reports': problem(503, 'engine-unavailable'),
  });
  await drawPage(<OpenCase />, '/reports/new', '/reports/new', acceptor);
  fill();
  const said = await screen.findByRole('textbox', { name: '说了什么' });
  await userEvent.type(said, '井盖没了');
  await userEvent.type(screen.getByRole('textbox', { name: '在哪里' }), '建设路口');
  const send = screen.getByRole('button', { name: '仅登记' });
  await userEvent.click(send);
  await waitFor(() => {
    expect(fake.to('POST /api/reports')).toHaveLength(1);
  });
  await waitFor(() => {
    expect(send).toHaveProperty('disabled', false);
  });
  expect(screen.queryByText(/已暂存/u)).toBeNull();
  expect(drafts()).toEqual([]);

  localStorage.clear();
  await userEvent.type(said, '，');
  await screen.findByText(/已暂存/u);
  await userEvent.type(said, '{Backspace}');
  expect(drafts()).toHaveLength(1);

  fake.change({ 'POST /api/reports': { status: 201, body: { ...opened, opened: true } } });
  await userEvent.click(send);
  await screen.findByText(/已登记 LS-20261124-0009/u);
  const [first, second] = fake
    .to('POST /api/reports')
    .map(({ headers }) => headers.get('idempotency-key'));
  expect(first).not.toBeNull();
  expect(second).toBe(first);
  expect(drafts()).toEqual([]);
});

function InboxLater() {
  const [shown, setShown] = useState(false);
  return shown ? (
    <Inbox />
  ) : (
    <button
      type="button"
      onClick={() => {
        fill();
        setShown(true);
      }}
    >
      open
    </button>
  );
}

it('shows the inbox on a device without room', async () => {
  fakeServer({
    'GET /api/tasks': {
      body: { data: [taskRow({ id: 'a' })], total: 1, totalIsLowerBound: false, next: null },
    },
    'GET /api/tasks/counts': { body: { views: { mine: 1, pool: 0 }, stages: {}, overdue: 0 } },
    'GET /api/saved-views': { body: { data: [] } },
    'GET /api/units': { body: { data: [], total: 0 } },
  });
  await drawPage(<InboxLater />, '/inbox', '/inbox');
  await userEvent.click(screen.getByRole('button', { name: 'open' }));
  expect(await screen.findByRole('grid', { name: '我的待办' })).toBeTruthy();
});
