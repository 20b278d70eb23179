// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseInterventions } from '../../../api/contract/interventions.ts';
import { plainNames } from '../../../admin-ui/resources/cases/element-names.ts';
import { InterventionCard } from '../../../admin-ui/resources/cases/intervention-card.tsx';
import { useCaseActor } from '../../../admin-ui/resources/cases/use-case-actor.ts';
import { pageOf } from '../page-of.ts';
import { drawPage, fakeServer, problem, standInForBrowser, type Answer } from '../screen.tsx';

const act = 'POST /api/cases/c1/actions';
const yes = { allowed: true, reason: null };
const no = { allowed: false, reason: 'no-intervention' };
const sun = { id: 'p-sun', name: '孙立新' };
const zhao = { id: 'p-zhao', name: '赵明辉' };
const countersign: CaseInterventions['bodies'][number] = {
  id: 'c1.4',
  element: 'sign',
  name: '会签',
  nameEn: 'Countersign',
  sequential: false,
  open: true,
  role: 'lead',
  asks: { person: true, unit: false },
  signers: [
    { id: 'c1.5', turn: 1, state: 'open', person: sun, unit: null },
    { id: 'c1.6', turn: 2, state: 'ended', person: zhao, unit: null },
  ],
};
const offered: CaseInterventions = {
  leave: [],
  scopes: [],
  enter: [],
  variables: {},
  bodies: [countersign],
  pending: null,
  request: yes,
  approve: no,
  refuse: no,
};
const people = [sun, { id: 'p-zeng', name: '曾玉梅' }].map(({ id, name }) => ({
  id,
  name,
  nameEn: '',
  posts: [{ role: 'lead', unit: { id: 'u-1', name: '环卫所' }, grid: null }],
}));

function Card({ shown }: { readonly shown: CaseInterventions }) {
  return (
    <InterventionCard caseId="c1" offered={shown} names={plainNames} actor={useCaseActor('c1')} />
  );
}

const open = async (
  shown: CaseInterventions,
  answer: Answer = { body: {} },
  eligible: readonly object[] = people,
) => {
  const server = fakeServer({
    [act]: answer,
    'GET /api/people': ({ path }) => pageOf(eligible, path),
    'GET /api/units': { body: { data: [], total: 0 } },
  });
  await drawPage(<Card shown={shown} />, '/cases/c1', '/cases/:id');
  return () => server.to(act).map(({ body }) => body);
};
const choose = async (label: string, option: string | RegExp): Promise<void> => {
  await userEvent.click(screen.getByRole('combobox', { name: label }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
};
const ask = async (reason: string): Promise<void> => {
  await userEvent.type(screen.getByRole('textbox', { name: /原因/u }), reason);
  await userEvent.click(screen.getByRole('button', { name: '提出申请' }));
};

describe('signers on the case', () => {
  beforeEach(standInForBrowser);

  it('are added by name: those who sign already are not offered', async () => {
    const sent = await open(offered);
    await userEvent.click(await screen.findByRole('button', { name: '申请干预' }));
    await choose('怎样处理', '加签');
    expect(screen.getByText('同意后待办立即交给新增的人')).toBeDefined();
    expect(screen.getByRole('button', { name: '提出申请' })).toHaveProperty('disabled', true);
    await userEvent.click(screen.getByRole('combobox', { name: '谁来签办' }));
    const found = await screen.findAllByRole('option');
    expect(found.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^曾玉梅/u),
    ]);
    await userEvent.click(screen.getByRole('option', { name: /曾玉梅/u }));
    await ask('请环卫会签');
    await screen.findByText('已提出，等待他人同意');
    expect(sent()).toEqual([
      {
        type: 'request-intervention',
        kind: 'add-signer',
        body: 'c1.4',
        person: 'p-zeng',
        reason: '请环卫会签',
      },
    ]);
  });

  it('are found among all who hold the role, however many', async () => {
    const many = Array.from({ length: 250 }, (_, at) => ({
      id: `p${at}`,
      name: `第${at}号`,
      nameEn: '',
      posts: [],
    }));
    await open(offered, { body: {} }, many);
    await userEvent.click(await screen.findByRole('button', { name: '申请干预' }));
    await choose('怎样处理', '加签');
    await userEvent.type(screen.getByRole('combobox', { name: '谁来签办' }), '249');
    expect(await screen.findByRole('option', { name: '第249号' })).toBeDefined();
  });

  it('are taken out while they have not signed, for good or for now', async () => {
    const sent = await open(offered);
    await userEvent.click(await screen.findByRole('button', { name: '申请干预' }));
    await choose('怎样处理', '减签');
    await userEvent.click(screen.getByRole('combobox', { name: '减去谁' }));
    const turns = await screen.findAllByRole('option');
    expect(turns.map(({ textContent }) => textContent)).toEqual(['会签 · 孙立新']);
    await userEvent.click(screen.getByRole('option', { name: /孙立新/u }));
    await choose('之后', '还会回来，这一步等着');
    await ask('出差');
    await screen.findByText('已提出，等待他人同意');
    expect(sent()).toEqual([
      {
        type: 'request-intervention',
        kind: 'remove-signer',
        turn: 'c1.5',
        absence: 'expected',
        reason: '出差',
      },
    ]);
  });

  it('come back, and sign one after the other where the step says so', async () => {
    const away = { id: 'c1.5', turn: 1, state: 'expected', person: sun, unit: null } as const;
    const sent = await open({
      ...offered,
      bodies: [{ ...countersign, sequential: true, signers: [away] }],
    });
    await userEvent.click(await screen.findByRole('button', { name: '申请干预' }));
    await choose('怎样处理', '加签');
    expect(screen.getByText('依次办理：排在最后，轮到时才有待办')).toBeDefined();
    await choose('谁回来', '孙立新');
    expect(screen.queryByRole('combobox', { name: '谁来签办' })).toBe(null);
    await ask('回来了');
    await screen.findByText('已提出，等待他人同意');
    expect(sent()).toMatchObject([{ kind: 'add-signer', body: 'c1.4', back: 'c1.5' }]);
  });

  it('are taken out before their turn, for good', async () => {
    const coming = { id: 'c1.4#3', turn: 3, state: 'coming', person: zhao, unit: null } as const;
    const sent = await open({
      ...offered,
      bodies: [
        { ...countersign, sequential: true, signers: [...countersign.signers.slice(0, 1), coming] },
      ],
    });
    await userEvent.click(await screen.findByRole('button', { name: '申请干预' }));
    await choose('怎样处理', '减签');
    expect(screen.getByText(/同意后待办从其收件箱收回/u)).toBeDefined();
    await choose('减去谁', '会签 · 赵明辉（尚未轮到）');
    expect(screen.queryByRole('combobox', { name: '之后' })).toBe(null);
    expect(screen.getByText('还没轮到的人没有待办；同意后依次办理时不再轮到')).toBeDefined();
    await ask('回避');
    await screen.findByText('已提出，等待他人同意');
    expect(sent()).toMatchObject([
      { kind: 'remove-signer', turn: 'c1.4#3', absence: 'for-good', reason: '回避' },
    ]);
  });

  it('are not offered where nobody signs together', async () => {
    await open({ ...offered, bodies: [] });
    await userEvent.click(await screen.findByRole('button', { name: '申请干预' }));
    await userEvent.click(screen.getByRole('combobox', { name: '怎样处理' }));
    expect(screen.queryByRole('option', { name: '加签' })).toBe(null);
    expect(screen.queryByRole('option', { name: '减签' })).toBe(null);
  });

  it('are told in the request that waits, and why it was refused', async () => {
    const nothing = { leave: [], enter: null, scope: null, goOn: null, variables: {} };
    const asked = { id: 'i-1', at: '2026-03-10T02:00:00.000Z', by: zhao, reason: '回避' };
    await open(
      {
        ...offered,
        pending: {
          ...nothing,
          ...asked,
          kind: 'remove-signer',
          signing: null,
          signer: 'c1.5',
          person: sun,
          unit: null,
          expected: false,
          lacking: [],
        },
        approve: yes,
        refuse: yes,
      },
      problem(409, 'last-signer'),
    );
    const card = within(await screen.findByRole('region', { name: '干预' }));
    expect(card.getByText('“会签”减去孙立新')).toBeDefined();
    await userEvent.click(card.getByRole('button', { name: '同意干预' }));
    expect(
      await screen.findByText('只剩这一位，也还没有人签；要整步不办，请撤销一段'),
    ).toBeDefined();
  });
});
