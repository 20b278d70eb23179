import type { CatalogueClass } from '../../../api/contract/reports.ts';
import { majorCode } from '../../../domain/catalogue/class-code.ts';
import {
  proposalsBy,
  type ProposalGround,
  type ResponsibilityRule,
} from '../../../domain/catalogue/responsibility.ts';
import type { ResponsibilityCell } from '../../../domain/catalogue/check-responsibilities.ts';

/** A row of the table: a whole major class, or one class below it. */
export interface TableRow {
  readonly kind: 'component' | 'matter';
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly level: 'major' | 'class';
  /** Of a major class: how many classes are in it, and whether they are shown. */
  readonly classes: number;
  readonly open: boolean;
}

export type Place = Pick<TableRow, 'kind' | 'code'>;
export const placeOf = ({ kind, code }: Place): string => `${kind} ${code}`;
export const majorOf = ({ kind, code }: Place): string => `${kind} ${majorCode(code)}`;

interface Shown {
  /** Places of major classes that are folded. */
  readonly folded: ReadonlySet<string>;
  /** Places of classes that are wanted; null: all, and then what is folded counts. */
  readonly wanted: ReadonlySet<string> | null;
}

/** The rows from top to bottom: each major class, then its classes. */
export function tableRows(
  classes: readonly CatalogueClass[],
  { folded, wanted }: Shown,
): readonly TableRow[] {
  const shown = wanted === null ? classes : classes.filter((row) => wanted.has(placeOf(row)));
  return [...Map.groupBy(shown, majorOf)].flatMap(([place, below]): TableRow[] => {
    const [first] = below;
    if (first === undefined) return [];
    const open = wanted !== null || !folded.has(place);
    const major: TableRow = {
      kind: first.kind,
      code: majorCode(first.code),
      name: first.major,
      nameEn: first.majorEn,
      level: 'major',
      classes: below.length,
      open,
    };
    const rows = below.map(({ kind, code, name, nameEn }): TableRow => ({
      kind,
      code,
      name,
      nameEn,
      level: 'class',
      classes: 0,
      open: false,
    }));
    return [major].concat(open ? rows : []);
  });
}

/** What stands in a cell: its own rule, or the unit that it takes from elsewhere. */
export interface CellView {
  readonly own: string | null;
  readonly unit: string | null;
  /** Where an inherited unit comes from. */
  readonly from: Exclude<ProposalGround, 'class-and-grid'> | null;
}

export type ViewOf = (row: Place & Pick<TableRow, 'level'>, grid: string | null) => CellView;

/** Rules of units that are closed stand in their cell, but nothing inherits them. */
export function cellViews(
  rules: readonly ResponsibilityRule[],
  openUnits: ReadonlySet<string>,
): ViewOf {
  const own = new Map(
    rules.map((rule) => [`${rule.kind} ${rule.classCode} ${rule.grid ?? ''}`, rule.unit]),
  );
  const propose = proposalsBy(rules.filter((rule) => openUnits.has(rule.unit)));
  return ({ kind, code, level }, grid) => {
    const set = own.get(`${kind} ${code} ${grid ?? ''}`);
    if (set !== undefined) return { own: set, unit: set, from: null };
    if (level === 'major') {
      const everywhere = propose({ kind, classCode: code, grid: null });
      return {
        own: null,
        unit: everywhere?.unit ?? null,
        from: everywhere === null ? null : 'major',
      };
    }
    const proposal = propose({ kind, classCode: code, grid });
    if (proposal === null || proposal.rule === 'class-and-grid')
      return { own: null, unit: null, from: null };
    return { own: null, unit: proposal.unit, from: proposal.rule };
  };
}

export const cellId = ({ kind, classCode, grid }: ResponsibilityCell): string =>
  `bh-cell-${kind}-${classCode}-${grid ?? 'all'}`;
