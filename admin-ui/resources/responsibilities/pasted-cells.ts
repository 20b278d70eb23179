import type { ResponsibilityCell } from '../../../domain/catalogue/check-responsibilities.ts';

/** What a line of pasted text cannot be understood by. */
type Fault = 'class' | 'grid' | 'unit' | 'outside';

export interface PastedCells {
  /** What is wanted where; the last line of a cell counts. */
  readonly cells: readonly (ResponsibilityCell & { readonly unit: string })[];
  readonly faults: readonly {
    readonly line: number;
    readonly text: string;
    readonly fault: Fault;
  }[];
}

export interface PasteContext {
  /** Class and grid by what people write for them; undefined when there is none, or more than one. */
  readonly classOf: (text: string) => Pick<ResponsibilityCell, 'kind' | 'classCode'> | undefined;
  readonly gridOf: (text: string) => string | null | undefined;
  readonly unitOf: (text: string) => string | undefined;
  /** The cell so many rows and columns away from where it is pasted; undefined outside the table. */
  readonly cellAt: (row: number, column: number) => ResponsibilityCell | undefined;
}

type Read = PastedCells['cells'][number] | Fault;

/** Class and unit, or class, grid and unit. */
function readRecord(fields: readonly string[], context: PasteContext): Read {
  const [first = '', second = '', third] = fields;
  const found = context.classOf(first);
  if (found === undefined) return 'class';
  const grid = third === undefined ? null : context.gridOf(second);
  if (grid === undefined) return 'grid';
  const unit = context.unitOf(third ?? second);
  return unit === undefined ? 'unit' : { ...found, grid, unit };
}

const linesOf = (text: string): readonly (readonly string[])[] =>
  text
    .replace(/\r?\n$/u, '')
    .split(/\r?\n/u)
    .map((line) => line.split('\t').map((field) => field.trim()));

/**
 * What was copied from a spreadsheet. Lines that begin with a class are a list (class, perhaps grid,
 * unit); anything else is a block of units that is laid over the table from the chosen cell on.
 */
export function pastedCells(text: string, context: PasteContext): PastedCells {
  const lines = linesOf(text);
  const filled = lines.filter((line) => line.some((field) => field !== ''));
  const named = filled.filter(
    ([first = '', ...rest]) => rest.length > 0 && context.classOf(first) !== undefined,
  );
  const isList = named.length * 2 > filled.length;
  const cells = new Map<string, PastedCells['cells'][number]>();
  const faults: PastedCells['faults'][number][] = [];
  const take = (read: Read, line: number, shown: string): void => {
    if (typeof read === 'string') faults.push({ line, text: shown, fault: read });
    else cells.set(`${read.kind} ${read.classCode} ${read.grid ?? ''}`, read);
  };
  for (const [index, fields] of lines.entries()) {
    if (fields.every((field) => field === '')) continue;
    if (isList) {
      take(readRecord(fields, context), index + 1, fields.join(' '));
      continue;
    }
    for (const [column, field] of fields.entries()) {
      if (field === '') continue;
      const cell = context.cellAt(index, column);
      const unit = context.unitOf(field);
      const fault = cell === undefined ? 'outside' : 'unit';
      take(cell === undefined || unit === undefined ? fault : { ...cell, unit }, index + 1, field);
    }
  }
  return { cells: [...cells.values()], faults };
}

const keyOf = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** Things by their names in both languages, ids and codes; a name that two things have finds none. */
export function byWords<T>(
  entries: readonly (readonly [words: readonly string[], thing: T])[],
): (text: string) => T | undefined {
  const found = new Map<string, readonly T[]>();
  for (const [words, thing] of entries)
    for (const word of new Set(words.map(keyOf)))
      if (word !== '') found.set(word, [...(found.get(word) ?? []), thing]);
  return (text) => {
    const things = found.get(keyOf(text)) ?? [];
    return things.length === 1 ? things[0] : undefined;
  };
}
