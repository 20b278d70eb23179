import type { BoardQuery } from '../../../api/contract/board.ts';
import { cardAges, type CardAge } from '../../../domain/supervision/card-ages.ts';
import { cardLevels, type CardLevel } from '../../../domain/supervision/card-levels.ts';
import { unitKinds } from '../board/board-address.ts';

/** Which of the open cards the list shows. */
export const cardChoices = ['all', 'late', 'answered', 'bySystem'] as const;
export type CardChoice = (typeof cardChoices)[number];

/** What the address of the page says. */
export interface CardAddress {
  readonly kind: BoardQuery['kind'];
  readonly choice: CardChoice;
  readonly level: CardLevel | undefined;
  readonly unit: string | undefined;
  readonly age: CardAge | undefined;
}

export function readCardAddress(search: URLSearchParams): CardAddress {
  return {
    kind: unitKinds.find((kind) => kind === search.get('kind')),
    choice: cardChoices.find((choice) => choice === search.get('show')) ?? 'all',
    level: cardLevels.find((level) => level === search.get('level')),
    unit: search.get('unit') ?? undefined,
    age: cardAges.find((age) => age === search.get('age')),
  };
}

export function writeCardAddress(address: CardAddress): URLSearchParams {
  const { kind, choice, level, unit, age } = address;
  const given = { kind, show: choice === 'all' ? undefined : choice, level, unit, age };
  return new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Whether the list shows less than all cards. */
export const isNarrowed = ({ choice, level, unit, age }: CardAddress): boolean =>
  choice !== 'all' || level !== undefined || unit !== undefined || age !== undefined;

const chosen: { readonly [C in CardChoice]: object } = {
  all: {},
  late: { late: true },
  answered: { state: 'answered' },
  bySystem: { bySystem: true },
};

/** The filter of `GET /api/cards`. */
export const cardFilter = ({ kind, choice, level, unit, age }: CardAddress): string =>
  JSON.stringify({ kind, level, unit, age, ...chosen[choice] });
