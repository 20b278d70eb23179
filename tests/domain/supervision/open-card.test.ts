import { describe, expect, it } from 'vitest';
import type { ActionName } from '../../../domain/actions/action-names.ts';
import { checkAction } from '../../../domain/actions/check-action.ts';
import { offeredActions } from '../../../domain/actions/offered-actions.ts';
import { roles } from '../../../domain/permissions/roles.ts';
import { cardLevels, type CardLevel } from '../../../domain/supervision/card-levels.ts';
import { needsApproval } from '../../../domain/supervision/card-proposal.ts';
import { levelsOpenTo, type OpenCard } from '../../../domain/supervision/open-card.ts';
import { onCase, somebody } from '../actions/example-facts.ts';

const card: OpenCard = {
  level: 'blue',
  issuedBy: 'p-supervisor',
  unit: 'u-municipal',
  person: null,
  unitClosed: false,
  acknowledged: false,
  answered: false,
};
const reasonOf = (
  action: Extract<ActionName, `${string}-card`>,
  facts: Parameters<typeof checkAction>[1],
): string => {
  const verdict = checkAction(action, facts);
  return verdict.allowed ? 'allowed' : verdict.reason;
};

describe('opening a supervision card', () => {
  it('is for supervisors, commander and leader', () => {
    const open = roles.map((role) => [role, levelsOpenTo(onCase(somebody(role)))] as const);
    expect(open.filter(([, levels]) => levels.length > 0)).toEqual([
      ['commander', ['blue', 'orange', 'red']],
      ['supervisor', ['blue', 'orange', 'red']],
      ['leader', ['blue', 'orange', 'red']],
    ]);
  });

  it('only raises the card that is open', () => {
    const commander = somebody('commander');
    expect(levelsOpenTo(onCase(commander, { card }))).toEqual(['orange', 'red']);
    const red: OpenCard = { ...card, level: 'red' };
    expect(reasonOf('open-card', onCase(commander, { card: red }))).toBe('card-at-highest');
  });

  it('says which levels there are to choose from', () => {
    const offered = offeredActions(onCase(somebody('supervisor'))).find(
      ({ action }) => action === 'open-card',
    );
    expect(offered).toMatchObject({
      allowed: true,
      params: { levels: ['blue', 'orange', 'red'], approval: ['orange', 'red'] },
    });
  });

  it('is possible while a case is parked, and not when it has ended', () => {
    const supervisor = somebody('supervisor');
    expect(reasonOf('open-card', onCase(supervisor, { state: 'suspended' }))).toBe('allowed');
    expect(reasonOf('open-card', onCase(supervisor, { state: 'closed' }))).toBe('case-closed');
  });
});

describe('approving a supervision card', () => {
  const proposal = {
    id: 's-1',
    level: 'orange',
    by: 'p-supervisor',
    unit: 'u-municipal',
  } as const;
  const waiting = { cardProposal: proposal };

  it('is asked of everybody but those who approve, from the level on that is set', () => {
    const { resource } = onCase(somebody('supervisor')).case;
    const waits = (role: 'supervisor' | 'leader', from: CardLevel) =>
      cardLevels.filter((level) =>
        needsApproval(level, from, { principal: somebody(role), resource }),
      );
    expect(waits('supervisor', 'blue')).toEqual(['blue', 'orange', 'red']);
    expect(waits('supervisor', 'red')).toEqual(['red']);
    expect(waits('leader', 'blue')).toEqual([]);
  });

  it('is for commander and leader', () => {
    const may = roles.filter(
      (role) => checkAction('approve-card', onCase(somebody(role), waiting)).allowed,
    );
    expect(may).toEqual(['commander', 'leader']);
  });

  it('is refused where there is nothing to approve any more', () => {
    const leader = somebody('leader');
    expect(reasonOf('approve-card', onCase(leader))).toBe('no-card-proposal');
    expect(
      reasonOf('approve-card', onCase(leader, { cardProposal: { ...proposal, by: 'p-leader' } })),
    ).toBe('own-card-proposal');
    expect(
      reasonOf('approve-card', onCase(leader, { ...waiting, card: { ...card, level: 'red' } })),
    ).toBe('card-at-highest');
    expect(
      reasonOf('approve-card', onCase(leader, { cardProposal: { ...proposal, unit: 'u-garden' } })),
    ).toBe('unit-not-answering');
    expect(reasonOf('approve-card', onCase(leader, { ...waiting, state: 'closed' }))).toBe(
      'case-closed',
    );
  });

  it('is refused by approvers, or taken back by whoever drafted it, also when the case has ended', () => {
    const other = { ...somebody('supervisor'), person: 'p-other' };
    expect(reasonOf('refuse-card', onCase(somebody('leader'), waiting))).toBe('allowed');
    expect(reasonOf('refuse-card', onCase(somebody('supervisor'), waiting))).toBe('allowed');
    expect(reasonOf('refuse-card', onCase(other, waiting))).toBe('card-proposed-by-other');
    expect(
      reasonOf('refuse-card', onCase(somebody('supervisor'), { ...waiting, state: 'closed' })),
    ).toBe('allowed');
  });

  it('leaves no second one to be drafted meanwhile', () => {
    expect(reasonOf('open-card', onCase(somebody('commander'), waiting))).toBe('card-proposed');
  });
});

describe('answering and closing a supervision card', () => {
  const lead = somebody('lead');

  it('is for those to whom it is addressed', () => {
    expect(reasonOf('acknowledge-card', onCase(lead, { card }))).toBe('allowed');
    expect(reasonOf('answer-card', onCase(lead, { card }))).toBe('allowed');
    const elsewhere = { card: { ...card, unit: 'u-garden' } };
    expect(reasonOf('answer-card', onCase(lead, elsewhere))).toBe('card-for-other');
    expect(reasonOf('answer-card', onCase(somebody('supervisor'), { card }))).toBe('not-permitted');
    expect(reasonOf('answer-card', onCase(lead))).toBe('no-open-card');
  });

  it('happens once', () => {
    const acknowledged = { card: { ...card, acknowledged: true } };
    expect(reasonOf('acknowledge-card', onCase(lead, acknowledged))).toBe('card-acknowledged');
    const answered = { card: { ...card, acknowledged: true, answered: true } };
    expect(reasonOf('answer-card', onCase(lead, answered))).toBe('card-answered');
  });

  it('is closed after the answer by any supervisor, before it by the issuer alone', () => {
    const answered = { card: { ...card, answered: true } };
    const other = { ...somebody('supervisor'), person: 'p-other' };
    expect(reasonOf('close-card', onCase(somebody('supervisor'), { card }))).toBe('allowed');
    expect(reasonOf('close-card', onCase(other, { card }))).toBe('card-not-answered');
    expect(reasonOf('close-card', onCase(other, answered))).toBe('allowed');
    const bySystem = { card: { ...card, issuedBy: null } };
    expect(reasonOf('close-card', onCase(somebody('supervisor'), { ...bySystem }))).toBe(
      'card-not-answered',
    );
    expect(reasonOf('close-card', onCase(somebody('leader'), { ...bySystem }))).toBe('allowed');
    expect(reasonOf('close-card', onCase(lead, answered))).toBe('not-permitted');
  });

  it('is taken back by whoever approves cards when its unit has been closed, since nobody will answer', () => {
    const orphan = { card: { ...card, unitClosed: true } };
    const other = { ...somebody('supervisor'), person: 'p-other' };
    expect(reasonOf('close-card', onCase(somebody('leader'), { card }))).toBe('card-not-answered');
    expect(reasonOf('close-card', onCase(somebody('leader'), orphan))).toBe('allowed');
    expect(reasonOf('close-card', onCase(other, orphan))).toBe('card-not-answered');
  });

  it('goes on when the case has ended meanwhile', () => {
    expect(reasonOf('answer-card', onCase(lead, { card, state: 'closed' }))).toBe('allowed');
    expect(reasonOf('close-card', onCase(somebody('supervisor'), { card, state: 'closed' }))).toBe(
      'allowed',
    );
  });
});
