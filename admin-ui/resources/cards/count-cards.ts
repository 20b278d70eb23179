import type { CardCount } from '../../../api/contract/supervision.ts';
import { cardAges, type CardAge } from '../../../domain/supervision/card-ages.ts';
import { cardLevels, type CardLevel } from '../../../domain/supervision/card-levels.ts';

/** How many cards of each level. */
export type LevelCounts = { readonly [L in CardLevel]: number };

export interface CountedCards {
  readonly levels: LevelCounts;
  readonly open: number;
  readonly late: number;
}

const count = (counts: readonly CardCount[]): CountedCards => {
  const of = (level: CardLevel): number =>
    counts.reduce((sum, each) => (each.level === level ? sum + each.open : sum), 0);
  return {
    levels: { blue: of('blue'), orange: of('orange'), red: of('red') },
    open: counts.reduce((sum, { open }) => sum + open, 0),
    late: counts.reduce((sum, { late }) => sum + late, 0),
  };
};

export const countAll = count;

/** Units in the order in which the server names them. */
export function countByUnit(
  counts: readonly CardCount[],
): readonly (CountedCards & { readonly unit: CardCount['unit'] })[] {
  const units = new Map(counts.map(({ unit }) => [unit.id, unit]));
  return [...units.values()].map((unit) => {
    const { levels, open, late } = count(counts.filter((each) => each.unit.id === unit.id));
    return { unit, levels, open, late };
  });
}

/** All ages, also those of which there are none. */
export const countByAge = (
  counts: readonly CardCount[],
): readonly (CountedCards & { readonly age: CardAge })[] =>
  cardAges.map((age) => {
    const { levels, open, late } = count(counts.filter((each) => each.age === age));
    return { age, levels, open, late };
  });

/** Levels from the top of a bar to its foot. */
export const levelsDown: readonly CardLevel[] = cardLevels.toReversed();
