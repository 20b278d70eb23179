import { useMemo } from 'react';
import type { ChangedCell, ResponsibilityRule } from '../../../api/contract/responsibilities.ts';
import type { ResponsibilityCell } from '../../../domain/catalogue/check-responsibilities.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { useChange, type Changing } from '../organisation/use-change.ts';
import { changeResponsibilities } from './responsibility-queries.ts';

export interface WantedCell extends ResponsibilityCell {
  /** Null: what stands above is inherited. */
  readonly unit: string | null;
}

const placeOf = ({ kind, classCode, grid }: ResponsibilityCell): string =>
  `${kind} ${classCode} ${grid ?? ''}`;

/** What is sent: only cells that change, each with what stands there. */
export function changesOf(
  rules: readonly ResponsibilityRule[],
  wanted: readonly WantedCell[],
): readonly ChangedCell[] {
  const standing = new Map(rules.map((rule) => [placeOf(rule), rule.unit]));
  return wanted.flatMap((cell) => {
    const before = standing.get(placeOf(cell)) ?? null;
    if (before === cell.unit) return [];
    return [
      {
        kind: cell.kind,
        classCode: cell.classCode,
        ...(cell.grid === null ? {} : { grid: cell.grid }),
        ...(before === null ? {} : { before }),
        ...(cell.unit === null ? {} : { unit: cell.unit }),
      },
    ];
  });
}

/** The change that takes this one back. */
const inverseOf = (cells: readonly ChangedCell[]): readonly ChangedCell[] =>
  cells.map(({ before, unit, ...place }) => ({
    ...place,
    ...(unit === undefined ? {} : { before: unit }),
    ...(before === undefined ? {} : { unit: before }),
  }));

/** Changes cells and offers to take it back. */
export function useCellsChange(): {
  readonly change: Changing;
  readonly send: (cells: readonly ChangedCell[]) => Promise<boolean>;
} {
  const { t, number } = useWords();
  const toast = useToast();
  const change = useChange();
  return useMemo(
    () => ({
      change,
      send: (cells) =>
        change.run(async () => {
          await changeResponsibilities(cells);
          const count = cells.length;
          const said = t('responsibilities.changed', { smart_count: count, count: number(count) });
          toast.undoable(said, () => {
            void change.run(async () => {
              await changeResponsibilities(inverseOf(cells));
            });
          });
        }),
    }),
    [change, number, t, toast],
  );
}
