import type { AssessedCase } from './case-facts.ts';

/**
 * How content the reporter was. Somebody who could not be reached is a class of their own and never
 * counts as satisfied (domain.md, guideline 6 "事件回访").
 */
const satisfactionClasses = [
  'very-satisfied',
  'satisfied',
  'neutral',
  'dissatisfied',
  'very-dissatisfied',
  'unreachable',
  'not-rated',
  'not-asked',
] as const;
export type SatisfactionClass = (typeof satisfactionClasses)[number];

const byRating: Readonly<Record<number, SatisfactionClass>> = {
  5: 'very-satisfied',
  4: 'satisfied',
  3: 'neutral',
  2: 'dissatisfied',
  1: 'very-dissatisfied',
};

export const satisfactionOf = ({
  wanted,
  tries,
  reached,
  satisfaction,
}: AssessedCase['callback']): SatisfactionClass => {
  if (reached) return satisfaction === null ? 'not-rated' : (byRating[satisfaction] ?? 'not-rated');
  return wanted && tries > 0 ? 'unreachable' : 'not-asked';
};
