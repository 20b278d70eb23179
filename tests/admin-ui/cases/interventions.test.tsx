// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseInterventions } from '../../../api/contract/interventions.ts';
import { plainNames } from '../../../admin-ui/resources/cases/element-names.ts';
import { InterventionCard } from '../../../admin-ui/resources/cases/intervention-card.tsx';
import { readData, writtenData } from '../../../admin-ui/resources/cases/intervention-data.ts';
import { useCaseActor } from '../../../admin-ui/resources/cases/use-case-actor.ts';
import { drawPage, fakeServer, problem, standInForBrowser, type Answer } from '../screen.tsx';

const act = 'POST /api/cases/c1/actions';
const yes = { allowed: true, reason: null };
const handling = { id: 'c1.7', element: 'handling', name: '处置', nameEn: 'Handle' };
const offered: CaseInterventions = {
  leave: [handling],
  scopes: [handling],
  enter: [{ element: 'close', name: '结案', nameEn: 'Close', from: ['c1.7'] }],
  variables: { solved: false, unit: 'u-1' },
  bodies: [],
  pending: null,
  request: yes,
  approve: { allowed: false, reason: 'no-intervention' },
  refuse: { allowed: false, reason: 'no-intervention' },
};
const asked: CaseInterventions = {
  ...offered,
  pending: {
    id: 'i-1',
    at: '2026-03-10T02:00:00.000Z',
    by: { id: 'p-admin', name: '罗文博' },
    reason: '误派',
    kind: 'jump',
    leave: ['c1.7'],
    enter: 'close',
    scope: null,
    goOn: null,
    variables: {},
    signing: null,
    signer: null,
    person: null,
    unit: null,
    expected: null,
    lacking: [],
  },
  request: { allowed: false, reason: 'intervention-pending' },
  approve: yes,
  refuse: yes,
};

function Card({ shown }: { readonly shown: CaseInterventions }) {
  return (
    <InterventionCard caseId="c1" offered={shown} names={plainNames} actor={useCaseActor('c1')} />
  );
}

const open = async (shown: CaseInterventions, answer: Answer = { body: {} }) => {
  const server = fakeServer({ [act]: answer });
  await drawPage(<Card shown={shown} />, '/cases/c1', '/cases/:id');
  return () => server.to(act).map(({ body }) => body);
};

const choose = async (label: string, option: string): Promise<void> => {
  await userEvent.click(screen.getByRole('combobox', { name: label }));
  await userEvent.click(screen.getByRole('option', { name: option }));
};

describe('interventions on the case', () => {
  beforeEach(standInForBrowser);

  it('say what is missing where the case would come to', async () => {
    const { pending } = asked;
    if (pending === null) throw new Error('Expected a request');
    const lacking = [
      { element: 'close', variables: ['limit', 'unit'], incident: null },
      { element: 'which', variables: [], incident: 'no-flow-taken' },
    ];
    await open({ ...asked, pending: { ...pending, lacking } });
    await screen.findByRole('list');
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^“.+”要用而现在没有值：limit.+unit$/u),
      expect.stringMatching(/^“.+”会出现故障：没有一条路走得通$/u),
    ]);
  });

  it('are asked for: a jump from what is open to what can be entered', async () => {
    const sent = await open(offered);
    await userEvent.click(await screen.findByRole('button', { name: '申请干预' }));
    const send = screen.getByRole('button', { name: '提出申请' });
    expect(send).toHaveProperty('disabled', true);
    await choose('转到', '结案');
    await userEvent.type(screen.getByRole('textbox', { name: /原因/u }), '误派');
    await userEvent.click(send);
    await screen.findByText('已提出，等待他人同意');
    expect(sent()).toEqual([
      {
        type: 'request-intervention',
        kind: 'jump',
        leave: ['c1.7'],
        enter: 'close',
        reason: '误派',
      },
    ]);
  });

  it('are asked for: the withdrawal of a part, and other data', async () => {
    const sent = await open(offered);
    await userEvent.click(await screen.findByRole('button', { name: '申请干预' }));
    await choose('怎样处理', '撤销一段');
    await choose('之后', '这一支到此为止');
    await choose('怎样处理', '更正数据');
    await choose('数据项', 'solved');
    const value = screen.getByRole('textbox', { name: '新的值' });
    await userEvent.clear(value);
    await userEvent.type(value, 'true');
    await userEvent.type(screen.getByRole('textbox', { name: /原因/u }), '录错');
    await userEvent.click(screen.getByRole('button', { name: '提出申请' }));
    await screen.findByText('已提出，等待他人同意');
    expect(sent()).toEqual([
      {
        type: 'request-intervention',
        kind: 'set-variables',
        variables: { solved: true },
        reason: '录错',
      },
    ]);
  });

  it('wait for another person, who agrees or refuses with a reason', async () => {
    const sent = await open(asked);
    const card = within(await screen.findByRole('region', { name: '干预' }));
    expect(card.getByText('从“处置”到“close”')).toBeDefined();
    expect(card.getByText(/罗文博/u)).toBeDefined();
    await userEvent.click(card.getByRole('button', { name: '同意干预' }));
    await screen.findByText('已按申请处理');
    await userEvent.click(card.getByRole('button', { name: '驳回干预' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByRole('textbox', { name: /原因/u }), '按流程办');
    await userEvent.click(dialog.getByRole('button', { name: '驳回干预' }));
    await screen.findByText('已驳回');
    expect(sent()).toEqual([
      { type: 'approve-intervention', intervention: 'i-1' },
      { type: 'refuse-intervention', intervention: 'i-1', reason: '按流程办' },
    ]);
  });

  it('say why they cannot be approved, and what was refused', async () => {
    const own = { allowed: false, reason: 'own-intervention' };
    await open({ ...asked, approve: own }, problem(409, 'intervention-not-legal'));
    expect(await screen.findByText('本人提出的申请，须由他人同意')).toBeDefined();
    expect(screen.getByRole('button', { name: '同意干预' })).toHaveProperty('disabled', true);
  });
});

describe('data that are corrected', () => {
  it.each([
    ['u-1', 'u-1'],
    [false, 'false'],
    [12, '12'],
    [{ amount: 4, unit: 'workHours' }, '{"amount":4,"unit":"workHours"}'],
    [null, 'null'],
  ])('are written and read: %j', (value, text) => {
    expect(writtenData(value)).toBe(text);
    expect(readData(text)).toEqual(value);
  });
});
