import type { Unit } from '../../../api/contract/reference.ts';

/** A row of the tree as it is drawn; places are counted from 1 (WAI-ARIA tree). */
export interface TreeRow {
  readonly unit: Unit;
  readonly level: number;
  readonly place: number;
  readonly beside: number;
  readonly parent: string | null;
  readonly children: number;
  readonly open: boolean;
}

export interface TreeView {
  readonly folded: ReadonlySet<string>;
  readonly text: string;
  readonly closedToo: boolean;
}

const kinds = ['centre', 'department', 'village'] as const;
/** Units of one kind stay in the order that they come in. */
const byKind = (one: Unit, other: Unit): number =>
  kinds.indexOf(one.kind) - kinds.indexOf(other.kind);

const fits = (unit: Unit, text: string): boolean =>
  [unit.name, unit.nameEn].some((name) => name.toLowerCase().includes(text));

/** Units that are shown: those that fit what is typed, with all units above them. */
function shownUnits(units: readonly Unit[], { text, closedToo }: TreeView): readonly Unit[] {
  const wanted = text.trim().toLowerCase();
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const shown = new Set<string>();
  for (const unit of units) {
    if ((!closedToo && !unit.active) || !fits(unit, wanted)) continue;
    for (
      let at: Unit | undefined = unit;
      at !== undefined && !shown.has(at.id);
      at = byId.get(at.parentId ?? '')
    )
      shown.add(at.id);
  }
  return units.filter((unit) => shown.has(unit.id));
}

/** The visible rows from top to bottom; while something is searched nothing is folded. */
export function treeRows(units: readonly Unit[], view: TreeView): readonly TreeRow[] {
  const shown = shownUnits(units, view);
  const known = new Set(shown.map((unit) => unit.id));
  const below = Map.groupBy(shown, (unit) =>
    unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : '',
  );
  const searched = view.text.trim() !== '';
  const rowsBelow = (parent: string, level: number): TreeRow[] => {
    const beside = (below.get(parent) ?? []).toSorted(byKind);
    return beside.flatMap((unit, index) => {
      const children = below.get(unit.id)?.length ?? 0;
      const open = children > 0 && (searched || !view.folded.has(unit.id));
      const row: TreeRow = {
        unit,
        level,
        place: index + 1,
        beside: beside.length,
        parent: parent === '' ? null : parent,
        children,
        open,
      };
      return open ? [row].concat(rowsBelow(unit.id, level + 1)) : [row];
    });
  };
  return rowsBelow('', 1);
}

/** Where a key leads in the tree, or what it folds and unfolds (WAI-ARIA tree pattern). */
export type TreeMove =
  | { readonly kind: 'go'; readonly id: string }
  | { readonly kind: 'fold' | 'unfold'; readonly id: string };

const go = (row: TreeRow | undefined): TreeMove | null =>
  row === undefined ? null : { kind: 'go', id: row.unit.id };

const right = (row: TreeRow, next: TreeRow | undefined): TreeMove | null => {
  if (row.children === 0) return null;
  return row.open ? go(next) : { kind: 'unfold', id: row.unit.id };
};

const left = (row: TreeRow): TreeMove | null => {
  if (row.open) return { kind: 'fold', id: row.unit.id };
  return row.parent === null ? null : { kind: 'go', id: row.parent };
};

export function treeMove(rows: readonly TreeRow[], at: string, key: string): TreeMove | null {
  const index = rows.findIndex((row) => row.unit.id === at);
  const row = rows[index];
  if (row === undefined) return go(rows[0]);
  const moves: Readonly<Record<string, () => TreeMove | null>> = {
    ArrowDown: () => go(rows[index + 1]),
    ArrowUp: () => go(rows[index - 1]),
    ArrowRight: () => right(row, rows[index + 1]),
    ArrowLeft: () => left(row),
    Home: () => go(rows[0]),
    End: () => go(rows.at(-1)),
  };
  return moves[key]?.() ?? null;
}
