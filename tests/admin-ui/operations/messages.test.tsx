// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { ticker } from '../../../admin-ui/clocks/ticker.ts';
import { MessagesPage } from '../../../admin-ui/resources/operations/messages-page.tsx';
import type { UnclaimedMessage } from '../../../api/contract/messages.ts';
import { drawPage, fakeServer, problem, session, standInForBrowser } from '../screen.tsx';

const message: UnclaimedMessage = {
  id: 'message:p-hotline:17',
  kind: 'message',
  name: '<b>answer</b>',
  correlation: 'LS-20261124-0001',
  variables: ['verdict', 'note'],
  state: 'buffered',
  publishedAt: '2026-11-24T04:40:00.000Z',
  keptUntil: '2026-11-26T06:40:00.000Z',
  fromCase: null,
  sentBy: 'hotline',
  starts: null,
};
const expired: UnclaimedMessage = {
  ...message,
  id: 'c1.m1',
  kind: 'signal',
  name: 'flood',
  correlation: null,
  variables: [],
  state: 'expired',
  keptUntil: '2026-11-24T05:40:00.000Z',
  fromCase: 'c1',
  sentBy: null,
  starts: 'emergency',
};
const listed = (data: readonly UnclaimedMessage[]) => ({
  body: { data, total: data.length, totalIsLowerBound: false, next: null },
});
const reader = { ...session, permissions: ['message.read', 'case.read', 'operations.read'] };

beforeEach(() => {
  standInForBrowser();
  ticker.synchronize('2026-11-24T06:40:00.000Z');
});

describe('messages that nobody has taken', () => {
  it('stand with their age, how long they are kept and who sent them', async () => {
    fakeServer({ 'GET /api/messages': listed([message, expired]) });
    await drawPage(<MessagesPage />, '/operations/messages', '/operations/messages', reader);
    const waiting = await screen.findByRole('row', { name: /answer/u });
    for (const words of ['带着 verdict, note', 'LS-20261124-0001', 'hotline', '等着收'])
      expect(within(waiting).getByText(words)).toBeDefined();
    expect(within(waiting).getByText('2 小时')).toBeDefined();
    expect(within(waiting).getByText(/还留 2 天/u)).toBeDefined();
    const over = screen.getByRole('row', { name: /flood/u });
    expect(within(over).getByText('过期没有人收')).toBeDefined();
    expect(within(over).getByText('用来启动流程 emergency')).toBeDefined();
    expect(within(over).getByRole('link').getAttribute('href')).toBe('/cases/c1');
  });

  it('are narrowed to those that are over', async () => {
    const fake = fakeServer({ 'GET /api/messages': listed([]) });
    await drawPage(<MessagesPage />, '/operations/messages', '/operations/messages', reader);
    expect(await screen.findByRole('heading', { name: '没有' })).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: '过期没有人收' }));
    await expect
      .poll(() => decodeURIComponent(fake.to('GET /api/messages').at(-1)?.path ?? ''))
      .toContain('{"state":"expired"}');
  });

  it('can be asked for again when nothing came back', async () => {
    fakeServer({ 'GET /api/messages': problem(500, 'internal-error') });
    await drawPage(<MessagesPage />, '/operations/messages', '/operations/messages', reader);
    expect(await screen.findByRole('button', { name: '再取一次' })).toBeDefined();
  });
});
