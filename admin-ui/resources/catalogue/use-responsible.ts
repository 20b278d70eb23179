import { proposalsBy } from '../../../domain/catalogue/responsibility.ts';
import { useWords } from '../../messages/use-words.ts';
import { useAllUnits } from '../organisation/organisation-queries.ts';
import { useResponsibilities } from '../responsibilities/responsibility-queries.ts';
import type { ClassKey } from './catalogue-queries.ts';

export interface Responsible {
  /** Words for the unit that answers where no grid says otherwise; null: none does. */
  readonly unit: string | null;
  /** Grids in which another unit answers. */
  readonly elsewhere: number;
}

/** Which unit answers for a class; undefined while the table is not known. */
export function useResponsible(): (of: ClassKey) => Responsible | undefined {
  const { name } = useWords();
  const { data: rules } = useResponsibilities();
  const { data: units } = useAllUnits();
  if (rules === undefined || units === undefined) return () => undefined;
  const names = new Map(units.map((unit) => [unit.id, name(unit)]));
  const propose = proposalsBy(rules);
  const grids = [...new Set(rules.flatMap(({ grid }) => (grid === null ? [] : [grid])))];
  return ({ kind, code: classCode }) => {
    const everywhere = propose({ kind, classCode, grid: null })?.unit ?? null;
    const others = grids.filter(
      (grid) => (propose({ kind, classCode, grid })?.unit ?? null) !== everywhere,
    );
    return {
      unit: everywhere === null ? null : (names.get(everywhere) ?? everywhere),
      elsewhere: others.length,
    };
  };
}
