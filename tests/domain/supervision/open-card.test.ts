import { describe, expect, it } from 'vitest';
import { checkAction } from '../../../domain/actions/check-action.ts';
import { offeredActions } from '../../../domain/actions/offered-actions.ts';
import { roles } from '../../../domain/permissions/roles.ts';
import { levelsOpenTo, type OpenCard } from '../../../domain/supervision/open-card.ts';
import { onCase, somebody } from '../actions/example-facts.ts';

const card: OpenCard = {
  level: 'blue',
  issuedBy: 'p-supervisor',
  unit: 'u-municipal',
  person: null,
  acknowledged: false,
  answered: false,
};
const reasonOf = (
  action: 'open-card' | 'acknowledge-card' | 'answer-card' | 'close-card',
  facts: Parameters<typeof checkAction>[1],
): string => {
  const verdict = checkAction(action, facts);
  return verdict.allowed ? 'allowed' : verdict.reason;
};

describe('opening a supervision card', () => {
  it('is for supervisors up to orange, for commander and leader up to red', () => {
    const open = roles.map((role) => [role, levelsOpenTo(onCase(somebody(role)))] as const);
    expect(open.filter(([, levels]) => levels.length > 0)).toEqual([
      ['commander', ['blue', 'orange', 'red']],
      ['supervisor', ['blue', 'orange']],
      ['leader', ['blue', 'orange', 'red']],
    ]);
  });

  it('only raises the card that is open', () => {
    const commander = somebody('commander');
    expect(levelsOpenTo(onCase(commander, { card }))).toEqual(['orange', 'red']);
    const red: OpenCard = { ...card, level: 'red' };
    expect(reasonOf('open-card', onCase(commander, { card: red }))).toBe('card-at-highest');
    const orange: OpenCard = { ...card, level: 'orange' };
    expect(reasonOf('open-card', onCase(somebody('supervisor'), { card: orange }))).toBe(
      'card-at-highest',
    );
  });

  it('says which levels there are to choose from', () => {
    const offered = offeredActions(onCase(somebody('supervisor'))).find(
      ({ action }) => action === 'open-card',
    );
    expect(offered).toMatchObject({ allowed: true, params: { levels: ['blue', 'orange'] } });
  });

  it('is possible while a case is parked, and not when it has ended', () => {
    const supervisor = somebody('supervisor');
    expect(reasonOf('open-card', onCase(supervisor, { state: 'suspended' }))).toBe('allowed');
    expect(reasonOf('open-card', onCase(supervisor, { state: 'closed' }))).toBe('case-closed');
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
    expect(reasonOf('close-card', onCase(lead, answered))).toBe('not-permitted');
  });

  it('goes on when the case has ended meanwhile', () => {
    expect(reasonOf('answer-card', onCase(lead, { card, state: 'closed' }))).toBe('allowed');
    expect(reasonOf('close-card', onCase(somebody('supervisor'), { card, state: 'closed' }))).toBe(
      'allowed',
    );
  });
});
