import { useState } from 'react';
import type { ResponsibilityCell } from '../../../domain/catalogue/check-responsibilities.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import type { Changing } from '../organisation/use-change.ts';
import { spotsOf, type Area, type Spot } from './cell-area.ts';
import type { Asked } from './ask-dialog.tsx';
import { byWords, pastedCells, type PasteContext } from './pasted-cells.ts';
import { changesOf, useCellsChange, type WantedCell } from './use-cells-change.ts';
import type { ShownTable, TableData } from './use-table.ts';

/** More than these are asked about before (screens section 5). */
const unasked = 20;

function pasteContext(
  { classes, grids, units }: TableData,
  everywhere: readonly string[],
  kindWords: Readonly<Record<'component' | 'matter', readonly string[]>>,
  cellAt: PasteContext['cellAt'],
): PasteContext {
  const open = units.filter((unit) => unit.active);
  const gridNamed = byWords<string | null>([
    ...grids.map(({ id, name, nameEn }) => [[id, name, nameEn], id] as const),
    [everywhere, null],
  ]);
  return {
    classOf: byWords(
      classes.map(({ kind, code, name, nameEn }) => [
        [code, name, nameEn, ...kindWords[kind].map((word) => `${word} ${code}`)],
        { kind, classCode: code },
      ]),
    ),
    gridOf: (text) => (text === '' ? null : gridNamed(text)),
    unitOf: byWords(open.map(({ id, name, nameEn }) => [[id, name, nameEn], id])),
    cellAt,
  };
}

export interface Cells {
  readonly area: Area | null;
  readonly choose: (area: Area) => void;
  readonly chosen: readonly ResponsibilityCell[];
  readonly change: Changing;
  readonly asked: Asked | null;
  readonly forget: () => void;
  /** Sends what was asked about. */
  readonly agree: () => void;
  /** Gives the chosen cells to a unit, or (null) lets them inherit. */
  readonly set: (unit: string | null) => void;
  readonly paste: (text: string) => void;
  readonly send: (wanted: readonly WantedCell[]) => void;
}

/** The chosen cells by their places; none once other columns stand there. */
function useArea(columns: ShownTable['columns']) {
  const [area, setArea] = useState<Area | null>(null);
  const [of, setOf] = useState(columns);
  if (of !== columns) {
    setOf(columns);
    setArea(null);
  }
  return [area, setArea] as const;
}

/** Which cells are chosen, and what is done with them. */
export function useCells(data: TableData, { rows, columns }: ShownTable): Cells {
  const { t } = useWords();
  const toast = useToast();
  const { change, send } = useCellsChange();
  const [area, setArea] = useArea(columns);
  const [asked, setAsked] = useState<Asked | null>(null);
  const cellAt = ({ row, column }: Spot): ResponsibilityCell | undefined => {
    const of = rows[row];
    const grid = columns[column];
    return of === undefined || grid === undefined
      ? undefined
      : { kind: of.kind, classCode: of.code, grid };
  };
  const chosen = area === null ? [] : spotsOf(area).flatMap((spot) => cellAt(spot) ?? []);
  const sendWanted = (wanted: readonly WantedCell[]): void => {
    const cells = changesOf(data.rules, wanted);
    if (cells.length === 0) toast.success(t('responsibilities.nothing'));
    else if (cells.length > unasked)
      setAsked({ cells, same: wanted.length - cells.length, faults: [] });
    else void send(cells);
  };
  const agree = async ({ cells }: Asked): Promise<void> => {
    if (await send(cells)) setAsked(null);
  };
  return {
    area,
    choose: setArea,
    chosen,
    change,
    asked,
    forget: () => {
      setAsked(null);
    },
    agree: () => {
      if (asked !== null) void agree(asked);
    },
    set: (unit) => {
      sendWanted(chosen.map(({ kind, classCode, grid }) => ({ kind, classCode, grid, unit })));
    },
    send: sendWanted,
    paste: (text) => {
      const { from } = area ?? { from: { row: 0, column: 0 } };
      const everywhere = [t('responsibilities.everywhere'), '全部网格', 'All grids'];
      const kinds = {
        component: ['component', t('responsibilities.kind.component')],
        matter: ['matter', t('responsibilities.kind.matter')],
      };
      const read = pastedCells(
        text,
        pasteContext(data, everywhere, kinds, (row, column) =>
          cellAt({ row: from.row + row, column: from.column + column }),
        ),
      );
      const cells = changesOf(data.rules, read.cells);
      setAsked({ cells, same: read.cells.length - cells.length, faults: read.faults });
    },
  };
}
