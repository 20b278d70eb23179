import type { BoardCell } from '../../../api/contract/board.ts';
import { stages, type Stage } from '../../../domain/stages.ts';

/** What stands in a cell of the board. */
export interface CellCounts {
  readonly overdue: number;
  readonly warn: number;
  readonly open: number;
}

export interface MatrixRow {
  readonly unit: BoardCell['unit'];
  readonly cells: ReadonlyMap<Stage | null, CellCounts>;
  readonly sum: CellCounts;
}

export interface Matrix {
  readonly columns: readonly (Stage | null)[];
  readonly rows: readonly MatrixRow[];
}

/** Stages without tasks of people have a column only while something is in them (screens section 13 e). */
const rare: ReadonlySet<Stage> = new Set<Stage>(['report', 'assess']);

const nothing: CellCounts = { overdue: 0, warn: 0, open: 0 };
const plus = (one: CellCounts, other: CellCounts): CellCounts => ({
  overdue: one.overdue + other.overdue,
  warn: one.warn + other.warn,
  open: one.open + other.open,
});

/** The cells as rows by unit, in the order in which the server names the units. */
export function matrixOf(cells: readonly BoardCell[]): Matrix {
  const rows = new Map<string, MatrixRow>();
  const present = new Set<Stage | null>();
  for (const cell of cells) {
    const key = cell.unit?.id ?? '';
    const row = rows.get(key) ?? { unit: cell.unit, cells: new Map(), sum: nothing };
    rows.set(key, {
      unit: row.unit,
      cells: new Map([...row.cells, [cell.stage, cell]]),
      sum: plus(row.sum, cell),
    });
    present.add(cell.stage);
  }
  const known = stages.filter((stage) => !rare.has(stage) || present.has(stage));
  return { columns: present.has(null) ? [...known, null] : known, rows: [...rows.values()] };
}

/** White on red from so many overdue in one cell. */
const manyOverdue = 3;

/** How strongly a cell calls. */
export function toneOf({
  overdue,
  warn,
  open,
}: CellCounts): 'many' | 'late' | 'warn' | 'calm' | 'nil' {
  if (overdue >= manyOverdue) return 'many';
  if (overdue > 0) return 'late';
  if (warn > 0) return 'warn';
  return open > 0 ? 'calm' : 'nil';
}
