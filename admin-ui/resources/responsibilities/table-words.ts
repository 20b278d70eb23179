import type { CatalogueClass } from '../../../api/contract/reports.ts';
import type { Unit } from '../../../api/contract/reference.ts';
import { majorCode } from '../../../domain/catalogue/class-code.ts';
import type { ResponsibilityCell } from '../../../domain/catalogue/check-responsibilities.ts';
import { useWords } from '../../messages/use-words.ts';
import type { DrawnGrid } from '../reports/use-grids.ts';

export interface TableWords {
  readonly unit: (id: string | null) => string;
  readonly grid: (id: string | null) => string;
  readonly class: (cell: Pick<ResponsibilityCell, 'kind' | 'classCode'>) => string;
}

/** Names of what the cells of the table are about; an id that is unknown shows itself. */
export function useTableWords(
  classes: readonly CatalogueClass[],
  grids: readonly DrawnGrid[],
  units: readonly Unit[],
): TableWords {
  const { t, name, pick } = useWords();
  return {
    unit: (id) => {
      if (id === null) return t('responsibilities.none');
      const unit = units.find((known) => known.id === id);
      return unit === undefined ? id : name(unit);
    },
    grid: (id) => {
      if (id === null) return t('responsibilities.everywhere');
      const grid = grids.find((known) => known.id === id);
      return grid === undefined ? id : name(grid);
    },
    class: ({ kind, classCode }) => {
      const found = classes.find((known) => known.kind === kind && known.code === classCode);
      if (found !== undefined) return name(found);
      const within = classes.find(
        (known) => known.kind === kind && majorCode(known.code) === classCode,
      );
      return within === undefined
        ? classCode
        : t('responsibilities.whole', { name: pick(within.major, within.majorEn) });
    },
  };
}
