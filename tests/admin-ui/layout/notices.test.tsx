import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Notices } from '../../../admin-ui/layout/notices.tsx';
import { changes, useLiveEvents } from '../../../admin-ui/providers/use-live-events.ts';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';

const owed = (id: string, end: string, answer: string | null) => ({
  id,
  caseId: 'c1',
  caseNumber: 'JC-20261124-0067',
  title: '雨水井盖缺失',
  secrecy: id === 'n2' ? 'protected' : 'ordinary',
  type: 'answer-owed',
  params: { end },
  answer,
  reason: null,
  createdAt: '2026-11-24T06:21:00Z',
  readAt: null,
});

function Live() {
  useLiveEvents();
  return <Notices />;
}

beforeEach(standInForBrowser);

it('tells in a notice how a matter ended and with which words, for whoever passes it on', async () => {
  const data = [
    owed('n1', 'rejected', '不属于本镇\n请联系县局'),
    owed('n2', 'duplicate', 'JC-20261124-0001'),
    owed('n3', 'closed', null),
  ];
  fakeServer({ 'GET /api/notices': { body: { data, total: 3, next: null } } });
  await drawPage(<Notices />);
  await userEvent.click(await screen.findByRole('button', { name: /通知/u }));
  const list = within(await screen.findByRole('dialog', { name: '通知' }));
  const lines = await list.findAllByRole('link');
  expect(lines.map((line) => line.textContent)).toEqual([
    expect.stringContaining('不予受理：不属于本镇\n请联系县局'),
    expect.stringContaining('并入重复事件：JC-20261124-0001'),
    expect.not.stringContaining('结案'),
  ]);
  expect(lines.map((line) => line.textContent.includes('保密'))).toEqual([false, true, false]);
});

it('counts all that are unread, goes on to the end of the list, and marks all of them as read', async () => {
  const all = Array.from({ length: 45 }, (_, index) => owed(`n${String(index)}`, 'closed', null));
  let unread = 130;
  const server = fakeServer({
    'GET /api/notices': ({ path }) => {
      const asked = new URL(path, 'http://localhost').searchParams;
      if (asked.get('filter') !== null) {
        return { body: { data: all.slice(0, 1), total: unread, next: null } };
      }
      const from = Number(asked.get('cursor') ?? 0);
      const next = from + 20 < all.length ? String(from + 20) : null;
      return { body: { data: all.slice(from, from + 20), total: all.length, next } };
    },
    'POST /api/notices/read': () => {
      unread = 0;
      return { body: { read: 130 } };
    },
  });
  await drawPage(<Notices />);
  await userEvent.click(await screen.findByRole('button', { name: '通知，99+ 条未读' }));
  const list = within(await screen.findByRole('dialog', { name: '通知' }));
  for (const shown of [20, 40]) {
    const more = await list.findByRole('button', { name: '更早的' });
    expect(list.getAllByRole('link')).toHaveLength(shown);
    await userEvent.click(more);
    await waitFor(() => {
      expect(list.getAllByRole('link').length).toBeGreaterThan(shown);
    });
  }
  expect(list.getAllByRole('link')).toHaveLength(all.length);
  expect(list.queryByRole('button', { name: '更早的' })).toBeNull();

  await userEvent.click(list.getByRole('button', { name: '全部已阅' }));
  await waitFor(() => {
    expect(list.queryByRole('button', { name: '全部已阅' })).toBeNull();
  });
  // None is named: also those that the list has not come to.
  expect(server.to('POST /api/notices/read').map(({ body }) => body)).toEqual([{}]);
});

it('tells in a notice why a task was taken away', async () => {
  const withdrawn = { ...owed('n1', '', null), type: 'task-withdrawn', reason: '涉及本人，回避' };
  const data = [{ ...withdrawn, params: { taskId: 't1' } }];
  fakeServer({ 'GET /api/notices': { body: { data, total: 1, next: null } } });
  await drawPage(<Notices />);
  await userEvent.click(await screen.findByRole('button', { name: /通知/u }));
  const line = await screen.findByRole('link', { name: /待办已收回/u });
  expect(line.textContent).toContain('涉及本人，回避');
});

it('asks again only when a notice was written: a busy centre changes tasks all the time', async () => {
  const streams: EventTarget[] = [];
  class Stream extends EventTarget {
    readonly readyState = 1;
    constructor() {
      super();
      streams.push(this);
    }
    close(): void {
      streams.length = 0;
    }
  }
  vi.stubGlobal('EventSource', Stream);
  const server = fakeServer({ 'GET /api/notices': { body: { data: [], total: 0, next: null } } });
  await drawPage(<Live />);
  const told = async (type: string): Promise<void> => {
    const before = changes.get().count;
    streams[0]?.dispatchEvent(new MessageEvent(type, { data: '{"id":"t1","caseId":"c1"}' }));
    await waitFor(() => {
      expect(changes.get().count).toBe(before + 1);
    });
  };
  const asked = (): number => server.to('GET /api/notices').length;
  await waitFor(() => {
    expect(asked()).toBe(1);
  });
  for (const type of ['task-changed', 'case-changed', 'counts-changed', 'incident-changed']) {
    await told(type);
  }
  expect(asked()).toBe(1);
  await told('notice-added');
  await waitFor(() => {
    expect(asked()).toBe(2);
  });
});
