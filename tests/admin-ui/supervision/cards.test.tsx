// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CaseCards } from '../../../admin-ui/resources/supervision/case-cards.tsx';
import { ProposalCard } from '../../../admin-ui/resources/supervision/proposal-card.tsx';
import { CardDialog } from '../../../admin-ui/resources/supervision/card-dialog.tsx';
import { appearance } from '../../../admin-ui/theme/appearance.ts';
import type { CardProposal, SupervisionCard } from '../../../api/contract/supervision.ts';
import type { CaseActor } from '../../../admin-ui/resources/cases/use-case-actor.ts';
import type { CaseDetail } from '../../../api/contract/cases.ts';
import type { Session } from '../../../api/contract/session.ts';
import type { Task } from '../../../api/contract/tasks.ts';
import { drawPage, fakeServer, session, standInForBrowser } from '../screen.tsx';
import { taskRow } from '../tasks.ts';

const send = vi.fn<(body: object, done: string) => Promise<boolean>>();
const close = vi.fn<() => void>();
const as = (...permissions: string[]): Session => ({ ...session, permissions });
const draw = async (tasks: readonly Task[], who: Session) => {
  fakeServer({});
  const dialog = (
    <CardDialog tasks={tasks} approvalFrom="orange" sending={false} onSend={send} onClose={close} />
  );
  return drawPage(dialog, '/', '*', who);
};
const commander = as('case.open-card', 'case.open-red-card', 'case.approve-card');
const radio = (name: RegExp) => screen.getByRole<HTMLInputElement>('radio', { name });

beforeEach(() => {
  standInForBrowser();
  appearance.change({ locale: 'zh' });
  send.mockReset();
  send.mockResolvedValue(true);
  act.mockReset();
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

  it('drafts what somebody else has to approve, and says so', async () => {
    await draw([taskRow()], as('case.open-card', 'case.open-red-card'));
    expect(screen.getAllByText('报领导审批，批准后生效')).toHaveLength(2);
    await userEvent.type(screen.getByRole('textbox'), '没有说明');
    expect(screen.getByRole('button', { name: '发蓝单' })).toBeDefined();
    await userEvent.click(radio(/^橙单/u));
    await userEvent.click(screen.getByRole('button', { name: '橙单报批' }));
    expect(send).toHaveBeenCalledWith(
      { type: 'open-card', level: 'orange', reason: '没有说明' },
      '1 件已拟橙单，等审批',
    );
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
  cause: null,
  unit: named('u-1', '市政管护所'),
  person: named('p-1', '马建军'),
  issuedBy: named('p-2', '吴晓峰'),
  issuedAt: '2026-11-24T02:00:00.000Z',
  approvedBy: null,
  limit: { amount: 2, unit: 'workDays' },
  dueAt: '2026-11-26T10:00:00.000Z',
  moveDueAt: '2026-12-03T10:00:00.000Z',
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
const act = vi.fn<CaseActor['act']>();
const actor: CaseActor = { sending: false, refusal: null, forget: vi.fn<() => void>(), act };
const drawCards = async (
  given: readonly SupervisionCard[],
  more: { readonly cardProposals?: CardProposal[]; readonly actions?: CaseDetail['actions'] } = {},
) => {
  fakeServer({});
  const { cardProposals = [], actions = [] } = more;
  await drawPage(
    <>
      <ProposalCard detail={{ cardProposals, actions }} actor={actor} />
      <CaseCards cards={given} proposals={cardProposals} />
    </>,
  );
};
const cards = async (given: readonly SupervisionCard[]) => {
  await drawCards(given);
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

describe('a card of the system', () => {
  it('says that it is, and why', async () => {
    const text = await cards([
      { ...card, reason: null, cause: 'not-answered', issuedBy: null, level: 'red' },
    ]);
    expect(text).toContain('系统自动升级');
    expect(text).toContain('上一张督办单到期没有答复');
  });

  it('is told from one that a leader approved', async () => {
    const text = await cards([{ ...card, approvedBy: named('p-leader', '周主任') }]);
    expect(text).toContain('吴晓峰');
    expect(text).toContain('周主任 批准');
  });
});

const proposal: CardProposal = {
  id: 'd1',
  level: 'red',
  reason: '特别重大',
  unit: named('u-1', '市政管护所'),
  person: null,
  proposedBy: named('p-supervisor', '吴晓峰'),
  proposedAt: '2026-11-24T02:00:00.000Z',
  decision: null,
  remark: null,
  decidedBy: null,
  decidedAt: null,
};
const offered = (action: string, reason: string | null = null) => ({
  action,
  allowed: reason === null,
  reason,
});

describe('a drafted card', () => {
  it('is approved by a press', async () => {
    act.mockResolvedValue(true);
    await drawCards([], {
      cardProposals: [proposal],
      actions: [offered('approve-card'), offered('refuse-card')],
    });
    expect(screen.getByText('待审批')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: '批准发红单' }));
    expect(act).toHaveBeenCalledWith(
      { kind: 'case' },
      { type: 'approve-card', proposal: 'd1' },
      '已批准，红单生效',
    );
  });

  it('is refused with a reason', async () => {
    act.mockResolvedValue(true);
    await drawCards([], {
      cardProposals: [proposal],
      actions: [offered('approve-card'), offered('refuse-card')],
    });
    await userEvent.click(screen.getByRole('button', { name: '不批准' }));
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.type(dialog.getByRole('textbox'), '先催办');
    await userEvent.click(dialog.getByRole('button', { name: '不批准' }));
    expect(act).toHaveBeenCalledWith(
      { kind: 'case' },
      { type: 'refuse-card', proposal: 'd1', reason: '先催办' },
      '红单未批准',
    );
  });

  it('says why somebody cannot approve it', async () => {
    await drawCards([], {
      cardProposals: [proposal],
      actions: [offered('approve-card', 'not-permitted'), offered('refuse-card')],
    });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '批准发红单' }).disabled).toBe(
      true,
    );
    expect(screen.getByText('审批：没有权限')).toBeDefined();
  });

  it('stays in sight with why it was refused; an approved one is the card itself', async () => {
    await drawCards([], {
      cardProposals: [
        {
          ...proposal,
          decision: 'refused',
          remark: '先催办',
          decidedBy: named('p-leader', '周主任'),
          decidedAt: '2026-11-24T03:00:00.000Z',
        },
        { ...proposal, id: 'd0', decision: 'approved', reason: '另一件' },
      ],
    });
    expect(screen.getByText('未批准')).toBeDefined();
    expect(screen.getByText('先催办')).toBeDefined();
    expect(screen.queryByText('另一件')).toBeNull();
    expect(screen.queryByRole('button', { name: '不批准' })).toBeNull();
  });
});
