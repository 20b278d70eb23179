import { textOf } from '../report-map/read-column.ts';
import type { UnitReason } from '../row-reasons.ts';
import type { SourceRow } from '../rows/source-row.ts';

export interface UnitRecord {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: UnitKind;
  readonly parentId: string | null;
  readonly active: boolean;
}
export type UnitKind = 'centre' | 'department' | 'village';

export interface ReadUnit {
  readonly row: SourceRow;
  readonly unit: UnitRecord;
}

export interface ReadUnits {
  readonly units: readonly ReadUnit[];
  readonly rejections: readonly {
    readonly row: SourceRow;
    readonly reasons: readonly UnitReason[];
  }[];
}

/** Headings as files write them: `parent_id`, `parentId`, `Parent Id` and the Chinese words. */
const headings: Readonly<Record<string, keyof UnitRecord>> = {
  id: 'id',
  code: 'id',
  编号: 'id',
  name: 'name',
  名称: 'name',
  nameen: 'nameEn',
  英文名称: 'nameEn',
  kind: 'kind',
  类型: 'kind',
  parentid: 'parentId',
  parent: 'parentId',
  上级: 'parentId',
  active: 'active',
  启用: 'active',
};

const kinds: Readonly<Record<string, UnitKind>> = {
  centre: 'centre',
  指挥中心: 'centre',
  department: 'department',
  部门: 'department',
  village: 'village',
  村社区: 'village',
  '村(社区)': 'village',
};

const truth: Readonly<Record<string, boolean>> = {
  '': true,
  true: true,
  1: true,
  yes: true,
  是: true,
  false: false,
  0: false,
  no: false,
  否: false,
};

/** Rows as units; `known` are those that exist already. Parents may be known or stand anywhere in the file. */
export function readUnits(
  rows: readonly SourceRow[],
  known: ReadonlyMap<string, UnitRecord>,
): ReadUnits {
  const read = rows.map((row) => ({ row, ...readUnit(row) }));
  const units = new Map<string, ReadUnit>();
  const rejections: { row: SourceRow; reasons: readonly UnitReason[] }[] = [];
  for (const { row, unit, reasons } of read) {
    if (unit === null || units.has(unit.id)) {
      rejections.push({ row, reasons: unit === null ? reasons : ['id-twice'] });
    } else {
      units.set(unit.id, { row, unit });
    }
  }
  for (const refused of refuseOrphans(units, known)) {
    rejections.push(refused);
  }
  return {
    units: [...units.values()],
    rejections: rejections.toSorted((one, other) => one.row.number - other.row.number),
  };
}

function readUnit(row: SourceRow): {
  readonly unit: UnitRecord | null;
  readonly reasons: readonly UnitReason[];
} {
  if (row.problem !== null) {
    return { unit: null, reasons: [row.problem] };
  }
  const cells = cellsOf(row);
  const text = (name: keyof UnitRecord): string => cells.get(name) ?? '';
  const kind = kinds[text('kind').toLowerCase()];
  const active = truth[text('active').toLowerCase()];
  const reasons: UnitReason[] = [...idReasons(text('id')), ...nameReasons(text('name'))];
  if (kind === undefined || active === undefined || reasons.length > 0) {
    reasons.push(
      ...(kind === undefined ? (['kind-unknown'] as const) : []),
      ...(active === undefined ? (['active-unreadable'] as const) : []),
    );
    return { unit: null, reasons };
  }
  const nameEn = text('nameEn');
  const parentId = text('parentId');
  return {
    unit: {
      id: text('id'),
      name: text('name'),
      nameEn: nameEn === '' ? text('name') : nameEn,
      kind,
      parentId: parentId === '' ? null : parentId,
      active,
    },
    reasons: [],
  };
}

function idReasons(id: string): UnitReason[] {
  if (id === '') {
    return ['id-missing'];
  }
  return /^[\p{L}\d._-]{1,100}$/u.test(id) ? [] : ['id-invalid'];
}

function nameReasons(name: string): UnitReason[] {
  if (name === '') {
    return ['name-missing'];
  }
  return name.length > 100 ? ['name-too-long'] : [];
}

function cellsOf(row: SourceRow): ReadonlyMap<keyof UnitRecord, string> {
  const cells = new Map<keyof UnitRecord, string>();
  for (const [heading, value] of Object.entries(row.values)) {
    const name = headings[heading.toLowerCase().replaceAll(/[\s_-]/gu, '')];
    if (name !== undefined && !cells.has(name)) {
      cells.set(name, textOf(value));
    }
  }
  return cells;
}

/** Takes out units without a parent that exists, and those that would be above themselves; repeated until none is left. */
function refuseOrphans(
  units: Map<string, ReadUnit>,
  known: ReadonlyMap<string, UnitRecord>,
): { row: SourceRow; reasons: readonly UnitReason[] }[] {
  const refused: { row: SourceRow; reasons: readonly UnitReason[] }[] = [];
  const parentOf = (id: string): string | null =>
    (units.get(id)?.unit ?? known.get(id))?.parentId ?? null;
  const reasonOf = (unit: UnitRecord): UnitReason | null => {
    if (unit.parentId !== null && !units.has(unit.parentId) && !known.has(unit.parentId)) {
      return 'parent-unknown';
    }
    return standsAbove(unit.id, parentOf) ? 'parent-is-below' : null;
  };
  let found = true;
  while (found) {
    found = false;
    for (const [id, { row, unit }] of units) {
      const reason = reasonOf(unit);
      if (reason !== null) {
        refused.push({ row, reasons: [reason] });
        units.delete(id);
        found = true;
      }
    }
  }
  return refused;
}

function standsAbove(id: string, parentOf: (id: string) => string | null): boolean {
  const seen = new Set<string>();
  for (let above = parentOf(id); above !== null && !seen.has(above); above = parentOf(above)) {
    if (above === id) {
      return true;
    }
    seen.add(above);
  }
  return false;
}
