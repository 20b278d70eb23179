// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CaseCards } from '../../../admin-ui/resources/supervision/case-cards.tsx';
import { CardDialog } from '../../../admin-ui/resources/supervision/card-dialog.tsx';
import { appearance } from '../../../admin-ui/theme/appearance.ts';
import type { SupervisionCard } from '../../../api/contract/supervision.ts';
import type { Session } from '../../../api/contract/session.ts';
import type { Task } from '../../../api/contract/tasks.ts';
import { drawPage, fakeServer, session, standInForBrowser } from '../screen.tsx';
import { taskRow } from '../tasks.ts';

const send = vi.fn<(body: object, done: string) => Promise<void>>();
const close = vi.fn<() => void>();
const as = (...permissions: string[]): Session => ({ ...session, permissions });
const draw = async (tasks: readonly Task[], who: Session) => {
  fakeServer({});
  const dialog = <CardDialog tasks={tasks} sending={false} onSend={send} onClose={close} />;
  return drawPage(dialog, '/', '*', who);
};
const commander = as('case.open-card', 'case.open-red-card');
const radio = (name: RegExp) => screen.getByRole<HTMLInputElement>('radio', { name });

beforeEach(() => {
  standInForBrowser();
  appearance.change({ locale: 'zh' });
  send.mockReset();
});

describe('opening a supervision card from the board', () => {
  it('sends the level and why, once there is something to send', async () => {
    await draw([taskRow()], commander);
    const button = screen.getByRole<HTMLButtonElement>('button', { name: '发蓝单' });
    expect(button.disabled).toBe(true);
    await userEvent.type(screen.getByRole('textbox'), '  办得慢 ');
    await userEvent.click(radio(/^橙单/u));
    await userEvent.click(screen.getByRole('button', { name: '发橙单' }));
    expect(send).toHaveBeenCalledWith(
      { type: 'open-card', level: 'orange', reason: '办得慢' },
      '1 件已发橙单',
    );
  });

  it('says of a red one that it cannot be made undone, how many there are, and names five', async () => {
    const tasks = Array.from({ length: 7 }, (_, index) =>
      taskRow({ id: `t${String(index)}`, caseNumber: `JC-${String(index)}` }),
    );
    await draw(tasks, commander);
    expect(screen.queryByText(/不能当作没有发过/u)).toBeNull();
    await userEvent.click(radio(/^红单/u));
    expect(screen.getByText(/不能当作没有发过/u)).toBeDefined();
    expect(screen.getAllByText(/^JC-\d$/u)).toHaveLength(5);
    expect(screen.getByRole('button', { name: '发红单（7 件）' })).toBeDefined();
  });

  it('leaves what is not permitted in its place, with the reason', async () => {
    await draw([taskRow()], as('case.open-card'));
    expect(radio(/^红单/u).disabled).toBe(true);
    expect(screen.getByText('没有发这种单的权限')).toBeDefined();
  });

  it('only raises the card that is open', async () => {
    await draw([taskRow({ card: 'blue' })], commander);
    expect(radio(/^蓝单/u).disabled).toBe(true);
    expect(radio(/^橙单/u).checked).toBe(true);
    expect(screen.getByText('已有同级或更高的单')).toBeDefined();
  });
});

const named = (id: string, name: string) => ({ id, name, nameEn: id });
const card: SupervisionCard = {
  id: 's1',
  level: 'orange',
  reason: '三天没人清',
  unit: named('u-1', '市政管护所'),
  person: named('p-1', '马建军'),
  issuedBy: named('p-2', '吴晓峰'),
  issuedAt: '2026-11-24T02:00:00.000Z',
  limit: { amount: 2, unit: 'workDays' },
  dueAt: '2026-11-26T10:00:00.000Z',
  clockState: 'fine',
  remainingMillis: 3_600_000,
  acknowledgedBy: null,
  acknowledgedAt: null,
  answer: null,
  answeredBy: null,
  answeredAt: null,
  ending: null,
  closing: null,
  closedBy: null,
  closedAt: null,
};
const cards = async (given: readonly SupervisionCard[]) => {
  fakeServer({});
  await drawPage(<CaseCards cards={given} />);
  return document.querySelector('.bh-case-cards')?.textContent ?? null;
};

describe('the cards of a case', () => {
  it('take no place where there are none', async () => {
    expect(await cards([])).toBeNull();
  });

  it.each([
    [{}, '待签收'],
    [{ acknowledgedAt: '2026-11-24T03:00:00.000Z' }, '已签收，待答复'],
    [
      { acknowledgedAt: '2026-11-24T03:00:00.000Z', answeredAt: '2026-11-24T04:00:00.000Z' },
      '已答复，待销号',
    ],
    [{ ending: 'raised', closedAt: '2026-11-24T04:00:00.000Z' }, '已升级'],
    [{ ending: 'withdrawn', closedAt: '2026-11-24T04:00:00.000Z' }, '已撤回'],
  ] as const)('say how far they are: %j', async (more, words) => {
    const text = await cards([{ ...card, ...more }]);
    expect(text).toContain('橙单给 市政管护所 · 马建军');
    expect(text).toContain(words);
    expect(text).toContain('三天没人清');
  });

  it('show what was answered and how it was closed, as text', async () => {
    const text = await cards([
      {
        ...card,
        answer: '<b>明天</b>清完',
        answeredBy: card.person,
        closing: '已核',
        ending: 'settled',
      },
    ]);
    expect(text).toContain('<b>明天</b>清完');
    expect(text).toContain('已核');
    expect(text).toContain('已销号');
  });
});
