import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Board } from '../../api/contract/board.ts';
import { Ledger } from '../../api/contract/cases.ts';
import { lateCases } from './late-case.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(async () => {
  await api.close();
});

const { plant, act, detail, noticesOf } = lateCases(() => api);
const waiting = async (login: string): Promise<number> =>
  read(Board, await (await api.as(login)).get('/api/board')).cards.waiting;
const orange = { type: 'open-card', level: 'orange', reason: '蓝单逾期，没有说明' };

/** Drafted by the supervisor; its id. */
const draft = async (caseId: string, body: Record<string, unknown> = orange): Promise<string> => {
  expect((await act('supervisor', caseId, body)).statusCode).toBe(200);
  const [proposal] = (await detail('supervisor', caseId)).cardProposals;
  if (proposal === undefined) throw new Error('Expected a proposal, but there is none');
  return proposal.id;
};

describe('a supervision card that needs approval', () => {
  it('takes effect when a leader approves it, and says who drafted and who approved it', async () => {
    const caseId = await plant();
    const before = await waiting('leader');
    const proposal = await draft(caseId);
    const drafted = await detail('supervisor', caseId);
    expect(drafted.cards).toEqual([]);
    expect(drafted.cardProposals).toMatchObject([
      {
        level: 'orange',
        decision: null,
        proposedBy: { id: 'p-supervisor' },
        reason: orange.reason,
      },
    ]);
    expect(await noticesOf('leader', caseId)).toEqual(['card-proposed']);
    expect(await noticesOf('commander', caseId)).toEqual(['card-proposed']);
    // The unit hears nothing of it before it counts.
    expect(await noticesOf('lead', caseId)).toEqual([]);
    expect(await waiting('leader')).toBe(before + 1);
    expect(problemOf(await act('lead', caseId, { type: 'acknowledge-card' }))).toMatchObject({
      params: { reason: 'no-open-card' },
    });

    expect((await act('leader', caseId, { type: 'approve-card', proposal })).statusCode).toBe(200);
    expect((await detail('lead', caseId)).cards).toMatchObject([
      {
        level: 'orange',
        issuedBy: { id: 'p-supervisor' },
        approvedBy: { id: 'p-leader' },
        reason: orange.reason,
        cause: null,
      },
    ]);
    expect((await detail('leader', caseId)).cardProposals).toMatchObject([
      { decision: 'approved', decidedBy: { id: 'p-leader' } },
    ]);
    expect(await noticesOf('lead', caseId)).toEqual(['card-opened']);
    expect(await noticesOf('supervisor', caseId)).toContain('card-approved');
    expect(await waiting('leader')).toBe(before);

    const auditor = await api.as('auditor');
    const entries = read(Ledger, await auditor.get(`/api/cases/${caseId}/ledger`)).data;
    expect(entries.map(({ type, params }) => [type, params['level'], params['draftedBy']])).toEqual(
      expect.arrayContaining([
        ['card-proposed', 'orange', undefined],
        ['card-opened', 'orange', 'p-supervisor'],
      ]),
    );
    expect(JSON.stringify(entries)).not.toContain(orange.reason);
  });

  it('is refused with a reason that whoever drafted it reads', async () => {
    const caseId = await plant();
    const proposal = await draft(caseId);
    expect(
      problemOf(await act('leader', caseId, { type: 'refuse-card', proposal })).errors?.[0],
    ).toMatchObject({ path: '/reason', code: 'required' });
    const refusal = { type: 'refuse-card', proposal, reason: '先催办一次' };
    expect((await act('leader', caseId, refusal)).statusCode).toBe(200);
    const { cards, cardProposals } = await detail('supervisor', caseId);
    expect(cards).toEqual([]);
    expect(cardProposals).toMatchObject([
      { decision: 'refused', remark: '先催办一次', decidedBy: { id: 'p-leader' } },
    ]);
    expect(await noticesOf('supervisor', caseId)).toContain('card-refused');
    // Another one may be drafted.
    await draft(caseId);
  });

  it('is taken back by whoever drafted it, approved by nobody twice, and one a case', async () => {
    const caseId = await plant();
    const first = await draft(caseId);
    for (const login of ['supervisor', 'commander'])
      expect(problemOf(await act(login, caseId, orange))).toMatchObject({
        status: 409,
        params: { reason: 'card-proposed' },
      });
    const back = { type: 'refuse-card', proposal: first, reason: '写错了' };
    expect((await act('supervisor', caseId, back)).statusCode).toBe(200);
    expect((await detail('supervisor', caseId)).cardProposals[0]?.decision).toBe('taken-back');
    expect(
      problemOf(await act('leader', caseId, { type: 'approve-card', proposal: first })),
    ).toMatchObject({ params: { reason: 'no-card-proposal' } });

    const proposal = await draft(caseId);
    const answers = await Promise.all(
      ['leader', 'commander'].map(async (login) =>
        act(login, caseId, { type: 'approve-card', proposal }),
      ),
    );
    expect(
      answers.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other),
    ).toEqual([200, 409]);
    expect((await detail('lead', caseId)).cards).toHaveLength(1);
  });

  it('is not asked of those who approve, nor below the level that is set', async () => {
    const caseId = await plant();
    expect((await act('supervisor', caseId, { ...orange, level: 'blue' })).statusCode).toBe(200);
    expect((await act('leader', caseId, { ...orange, level: 'red' })).statusCode).toBe(200);
    expect((await detail('lead', caseId)).cards).toMatchObject([
      { level: 'red', approvedBy: null, issuedBy: { id: 'p-leader' } },
      { level: 'blue', ending: 'raised' },
    ]);
  });

  it.each(['supervisor', 'lead', 'dispatcher', 'auditor'])(
    'is not approved by %s',
    async (login) => {
      const caseId = await plant();
      const proposal = await draft(caseId);
      const answer = await act(login, caseId, { type: 'approve-card', proposal });
      expect(problemOf(answer).code).toBe('not-permitted');
    },
  );
});
