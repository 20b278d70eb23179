import { dueAt } from '../calendar/due-at.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Instant, Limit } from '../limits/limit.ts';
import { cardLevels, type CardLevel } from './card-levels.ts';

/** Why a card goes up by itself (domain.md 3.8, 8.4 d). */
export type EscalationCause = 'not-answered' | 'not-moved';

/** A card that is not closed, with what has come of it. */
export interface WatchedCard {
  readonly level: CardLevel;
  readonly answered: boolean;
  /** Until when it has to be answered; null: the calendar cannot tell. */
  readonly due: Instant | null;
  /** Until when the case has to move on; null: it does not say, or the calendar cannot tell. */
  readonly moveDue: Instant | null;
  /** The unit still has a task of the case that it had when the card came, and the case is not parked. */
  readonly standsStill: boolean;
}

/** Null while there is time, or when everything was done that was asked for. */
export const lateness = (card: WatchedCard, now: Instant): EscalationCause | null => {
  if (!card.answered && card.due !== null && now > card.due) return 'not-answered';
  return card.standsStill && card.moveDue !== null && now > card.moveDue ? 'not-moved' : null;
};

/** The level that a late card is raised to: the next one, never over what the centre leaves to the system; null: it stays. */
export const raisedTo = (level: CardLevel, highest: CardLevel | null): CardLevel | null => {
  const next = cardLevels[cardLevels.indexOf(level) + 1];
  if (next === undefined || highest === null) return null;
  return cardLevels.indexOf(next) <= cardLevels.indexOf(highest) ? next : null;
};

/** When a limit of a card is over by the calendar; null where that has no data for the year. */
export const cardDue = (
  from: Instant,
  limit: Limit,
  calendar: WorkingCalendar | null,
): Instant | null => {
  const due = calendar === null ? null : dueAt(from, limit, calendar);
  return due?.ok === true ? due.due : null;
};
