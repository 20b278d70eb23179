import { describe, expect, it } from 'vitest';
import { cardSettings } from '../../../domain/supervision/card-settings.ts';
import {
  cardDue,
  lateness,
  raisedTo,
  type WatchedCard,
} from '../../../domain/supervision/escalation.ts';
import { settingValues } from '../../../domain/settings/setting-values.ts';
import { at, exampleCalendar } from '../calendar/example-calendars.ts';

const values = (stored: Record<string, unknown>) => cardSettings(settingValues(stored).values);
const now = at('2026-03-10 10:00');
const card: WatchedCard = {
  level: 'blue',
  answered: false,
  due: now,
  moveDue: now + 1,
  standsStill: true,
};

describe('when a supervision card is late', () => {
  it('is after its due time, not at it', () => {
    expect(lateness(card, now)).toBeNull();
    expect(lateness(card, now + 1)).toBe('not-answered');
  });

  it('is, once it is answered, when the case does not move on', () => {
    const answered = { ...card, answered: true };
    expect(lateness(answered, now + 1)).toBeNull();
    expect(lateness(answered, now + 2)).toBe('not-moved');
    expect(lateness({ ...answered, standsStill: false }, now + 2)).toBeNull();
  });

  it('is never while nobody can tell when it is due', () => {
    expect(lateness({ ...card, due: null, moveDue: null }, now + 1e12)).toBeNull();
  });
});

describe('where a late card goes', () => {
  it('is one level up, as far as the centre leaves it to the system', () => {
    expect(raisedTo('blue', 'red')).toBe('orange');
    expect(raisedTo('orange', 'red')).toBe('red');
    expect(raisedTo('orange', 'orange')).toBeNull();
    expect(raisedTo('blue', null)).toBeNull();
    expect(raisedTo('red', 'red')).toBeNull();
  });
});

describe('the limits of a card', () => {
  it('are counted in working time, and not guessed', () => {
    const limit = { amount: 3, unit: 'workDays' } as const;
    const due = cardDue(at('2026-03-06 10:00'), limit, exampleCalendar());
    expect(due).toBeGreaterThan(at('2026-03-10 10:00'));
    expect(cardDue(at('2031-03-06 10:00'), limit, exampleCalendar())).toBeNull();
    expect(cardDue(now, limit, null)).toBeNull();
  });

  it('come from the settings', () => {
    expect(values({})).toMatchObject({
      approval: 'orange',
      escalation: 'red',
      move: { amount: 7, unit: 'workDays' },
    });
    expect(values({}).answer('red')).toEqual({ amount: 1, unit: 'workDays' });
    expect(values({ cardApproval: 'red', cardEscalation: 'none' })).toMatchObject({
      approval: 'red',
      escalation: null,
    });
  });
});
