import { parseLimitWords } from '../limits/limit-words.ts';
import type {
  CatalogueClass,
  ClassKind,
  FilingCondition,
  ReadCatalogue,
  RejectedRow,
  RejectionCode,
  RowNote,
} from './catalogue.ts';
import { classCode } from './class-code.ts';
import { isRecord } from '../is-record.ts';

/** One row of a table "filing – limit – closing" (domain.md 3.3). */
interface FilingRow {
  readonly kind: ClassKind;
  readonly code: string;
  readonly name: string;
  readonly major: string;
  readonly condition: FilingCondition;
  readonly note: RowNote['code'] | null;
}
type Refusal = { readonly refused: RejectionCode; readonly value: string };

const kindOfSheet: Readonly<Record<string, ClassKind>> = {
  部件: 'component',
  事件: 'matter',
  事项: 'matter',
};

const fields = ['sheet', 'bc', 'bn', 'sc', 'sn', 'open', 'limit', 'close'] as const;
type Texts = Readonly<Record<(typeof fields)[number], string>>;

const isTexts = (value: unknown): value is Texts =>
  isRecord(value) && fields.every((field) => typeof value[field] === 'string');

const refuse = (refused: RejectionCode, value: string): Refusal => ({ refused, value });

const missing = ({ sn, open, close }: Texts): Refusal | null => {
  if (sn.trim() === '') return refuse('name-missing', sn);
  if (open.trim() === '') return refuse('condition-missing', open);
  return close.trim() === '' ? refuse('closing-missing', close) : null;
};

/** The table has no English and no level; the Chinese text stands in, the limit tells the urgency. */
const readRow = (value: unknown): FilingRow | Refusal => {
  if (!isTexts(value)) return refuse('row-not-understood', JSON.stringify(value));
  const kind = kindOfSheet[value.sheet.trim()];
  if (kind === undefined) return refuse('kind-unknown', value.sheet);
  const code = classCode(value.bc, value.sc, 2);
  if (code === null) return refuse('code-not-understood', `${value.bc}-${value.sc}`);
  const gap = missing(value);
  if (gap !== null) return gap;
  const limit = parseLimitWords(value.limit);
  if (!limit.ok) return refuse(limit.code, value.limit);
  const [text, closingText] = [value.open.trim(), value.close.trim()];
  return {
    kind,
    code,
    name: value.sn.trim(),
    major: value.bn.trim(),
    note: limit.note,
    condition: {
      text,
      textEn: text,
      limit: limit.limit,
      closingText,
      closingTextEn: closingText,
      urgency: limit.limit.unit === 'urgentHours' ? 'urgent' : 'normal',
      confirmation: 'none',
    },
  };
};

const classOf = ({ kind, code, name, major, condition }: FilingRow): CatalogueClass => ({
  kind,
  code,
  name,
  nameEn: name,
  major,
  majorEn: major,
  keywords: [name],
  conditions: [condition],
});

/** Adds a row to its class, or says why it cannot belong there. */
const addTo = (known: CatalogueClass, row: FilingRow): CatalogueClass | Refusal => {
  if (known.name !== row.name) return refuse('name-differs', `${known.name} / ${row.name}`);
  const { text, limit } = row.condition;
  const twice = known.conditions.some(
    (condition) =>
      condition.text === text &&
      condition.limit.amount === limit.amount &&
      condition.limit.unit === limit.unit,
  );
  return twice
    ? refuse('condition-twice', text)
    : { ...known, conditions: [...known.conditions, row.condition] };
};

/**
 * Reads a table of filing conditions in the shape of `yuncheng_standards.json`. One class has
 * several rows, each a condition with a limit and a closing text of its own; codes that are not
 * padded alike are made alike (two digits and two).
 */
export const parseYuncheng = (rows: unknown): ReadCatalogue => {
  if (!Array.isArray(rows)) {
    return { classes: [], rejected: [{ row: 1, code: 'not-a-catalogue', value: '' }], notes: [] };
  }
  const list: readonly unknown[] = rows;
  const classes = new Map<string, CatalogueClass>();
  const rejected: RejectedRow[] = [];
  const notes: RowNote[] = [];
  for (const [index, value] of list.entries()) {
    const row = readRow(value);
    const key = 'refused' in row ? '' : `${row.kind} ${row.code}`;
    const known = classes.get(key);
    const added = 'refused' in row || known === undefined ? row : addTo(known, row);
    if ('refused' in added) {
      rejected.push({ row: index + 1, code: added.refused, value: added.value });
    } else {
      classes.set(key, 'condition' in added ? classOf(added) : added);
      if (!('refused' in row) && row.note !== null) notes.push({ row: index + 1, code: row.note });
    }
  }
  return { classes: [...classes.values()], rejected, notes };
};
