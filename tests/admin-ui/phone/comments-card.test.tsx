// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Link } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import { OutboxContext } from '../../../admin-ui/resources/phone/outbox/outbox-context.ts';
import type { Outbox } from '../../../admin-ui/resources/phone/outbox/outbox.ts';
import { CommentsCard } from '../../../admin-ui/resources/phone/task/comments-card.tsx';
import { drawPage, standInForBrowser } from '../screen.tsx';
import { caseDetail, taskDetail } from '../tasks.ts';
import { standInOutbox } from './stand-in-outbox.ts';

const draw = async (outbox: Outbox): Promise<void> => {
  await drawPage(
    <OutboxContext value={outbox}>
      <CommentsCard task={taskDetail()} detail={caseDetail} />
      <Link to="/elsewhere">away</Link>
    </OutboxContext>,
    '/tasks/t1',
    '/tasks/t1',
  );
};
const written = (): HTMLElement => screen.getByRole('textbox', { name: '留言' });
const send = (): HTMLElement => screen.getByRole('button', { name: '留言' });
const comment = async (): Promise<void> => {
  await userEvent.click(await screen.findByRole('button', { name: '写留言' }));
  await userEvent.type(written(), '井盖已订货');
  await userEvent.click(send());
};
const leave = async (): Promise<void> => {
  await userEvent.click(screen.getByRole('link', { name: 'away' }));
  await screen.findByText('elsewhere');
};
const isFree = async (): Promise<void> => {
  await waitFor(() => {
    expect(send()).toHaveProperty('disabled', false);
  });
};

beforeEach(() => {
  standInForBrowser();
});

describe('a comment from the phone', () => {
  it('that is refused stays in its field and on the device, and can be sent again', async () => {
    const { outbox, pressed, refuse } = standInOutbox();
    await draw(outbox);
    await comment();
    refuse('case-closed');
    await screen.findByText('事件已结束');
    await isFree();
    expect(written()).toHaveProperty('value', '井盖已订货');
    expect(JSON.stringify(Object.entries(localStorage))).toContain('井盖已订货');
    await userEvent.click(send());
    expect(pressed.map(({ body }) => body)).toEqual([
      { type: 'comment', text: '井盖已订货' },
      { type: 'comment', text: '井盖已订货' },
    ]);
  });

  it('that the device cannot even keep stays in its field', async () => {
    const { outbox, fail } = standInOutbox();
    await draw(outbox);
    await comment();
    fail(new DOMException('The quota has been exceeded', 'QuotaExceededError'));
    await screen.findByText(/系统出错/u);
    await isFree();
    expect(written()).toHaveProperty('value', '井盖已订货');
  });

  it('leaves its field once it was sent, but for what was written meanwhile', async () => {
    const { outbox, answer } = standInOutbox();
    await draw(outbox);
    await comment();
    await userEvent.type(written(), '，明天到');
    answer({ kind: 'sent', result: null });
    await screen.findByText('留言已记入台账');
    expect(written()).toHaveProperty('value', '井盖已订货，明天到');
    await userEvent.click(send());
    await waitFor(() => {
      expect(written()).toHaveProperty('value', '');
    });
  });

  it('that is refused after its page was left says so there, and stays on the device', async () => {
    const { outbox, refuse } = standInOutbox();
    await draw(outbox);
    await comment();
    await leave();
    refuse('case-closed');
    await screen.findByText('事件已结束');
    expect(JSON.stringify(Object.entries(localStorage))).toContain('井盖已订货');
  });

  it('that is sent after its page was left says so there, and leaves the device', async () => {
    const { outbox, answer } = standInOutbox();
    await draw(outbox);
    await comment();
    await leave();
    answer({ kind: 'sent', result: null });
    await screen.findByText('留言已记入台账');
    expect(JSON.stringify(Object.entries(localStorage))).not.toContain('井盖已订货');
  });
});
