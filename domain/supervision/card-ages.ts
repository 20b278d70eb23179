import type { Instant } from '../limits/limit.ts';

/** How old a card is, by the days at which the 13710 rules look (domain.md 3.8): plan, feedback, ordinary, complex. */
export const cardAges = ['day1', 'day3', 'day7', 'day30', 'older'] as const;
export type CardAge = (typeof cardAges)[number];

/** Up to so many days since it was issued, that much of the day included; null: without end. */
const upTo: { readonly [A in CardAge]: number | null } = {
  day1: 1,
  day3: 3,
  day7: 7,
  day30: 30,
  older: null,
};

const dayMillis = 86_400_000;

/** When cards were issued that are as old as that: at `since` or later, before `before`; null: without end. */
export const issuedBetween = (
  age: CardAge,
  now: Instant,
): { readonly since: Instant | null; readonly before: Instant | null } => {
  const younger = cardAges[cardAges.indexOf(age) - 1];
  const days = upTo[age];
  const least = younger === undefined ? null : upTo[younger];
  return {
    since: days === null ? null : now - days * dayMillis,
    before: least === null ? null : now - least * dayMillis,
  };
};
