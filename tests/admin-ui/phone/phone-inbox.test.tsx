// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { PhoneInbox } from '../../../admin-ui/resources/phone/inbox/phone-inbox.tsx';
import type { Task } from '../../../api/contract/tasks.ts';
import { drawPage, fakeServer, problem, standInForBrowser, type Asked } from '../screen.tsx';
import { taskDetail } from '../tasks.ts';

const due = (minute: number): string => new Date(Date.UTC(2026, 10, 24, 6, minute)).toISOString();
const tasks = (of: string, count: number, stage: Task['stage']): readonly Task[] =>
  Array.from({ length: count }, (_, at) => ({
    ...taskDetail(),
    id: `${of}${at}`,
    title: `${of} ${at}`,
    stage,
    dueAt: due(at),
  }));
const lists: Readonly<Record<string, readonly Task[]>> = {
  mine: tasks('井盖', 30, 'handle'),
  pool: [...tasks('路灯', 249, 'verify'), ...tasks('垃圾', 1, 'check')],
};

/** As `GET /api/tasks` goes on: the cursor is where. */
function page({ path }: Pick<Asked, 'path'>) {
  const asked = new URL(path, 'http://town').searchParams;
  const all = lists[asked.get('view') ?? ''] ?? [];
  const from = Number(asked.get('cursor') ?? '0');
  const to = from + Number(asked.get('perPage'));
  return {
    body: {
      data: all.slice(from, to),
      total: all.length,
      totalIsLowerBound: false,
      next: to < all.length ? String(to) : null,
    },
  };
}

const draw = async () => {
  const server = fakeServer({ 'GET /api/tasks': page });
  await drawPage(<PhoneInbox />, '/inbox');
  await screen.findByText('井盖 0');
  return server;
};
const cards = (): number => document.querySelectorAll('.bh-phone-cards > li').length;

beforeEach(() => {
  standInForBrowser();
});

describe('the list of a phone', () => {
  it('says how many there are in all, and goes on to the last of them', async () => {
    await draw();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('待办 280');
    expect(cards()).toBe(130);
    await userEvent.click(screen.getByRole('button', { name: '还有 150 件，继续向下' }));
    await userEvent.click(await screen.findByRole('button', { name: '还有 50 件，继续向下' }));
    expect(await screen.findByText('垃圾 0')).toBeDefined();
    expect(cards()).toBe(280);
    expect(screen.queryByRole('button', { name: /继续向下/u })).toBeNull();
  });

  it('looks for a stage in all of them', async () => {
    await draw();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: '环节' }), '核实');
    await waitFor(() => {
      expect(cards()).toBe(249);
    });
  });

  it('keeps what it has when the next page does not come, and can be asked again', async () => {
    const server = await draw();
    server.change({ 'GET /api/tasks': problem(503, 'engine-unavailable') });
    const more = screen.getByRole('button', { name: '还有 150 件，继续向下' });
    await userEvent.click(more);
    expect(await screen.findByRole('alert')).toBeDefined();
    expect(cards()).toBe(130);
    server.change({ 'GET /api/tasks': page });
    await userEvent.click(more);
    expect(await screen.findByRole('button', { name: '还有 50 件，继续向下' })).toBeDefined();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
