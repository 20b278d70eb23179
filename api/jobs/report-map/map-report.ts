import type { ReportMap } from '../../contract/imports.ts';
import type { OpenReport } from '../../contract/reports.ts';
import type { RowReason } from '../row-reasons.ts';
import type { SourceRow } from '../rows/source-row.ts';
import { parseInstant } from './parse-instant.ts';
import { type Coordinates, readCoordinates } from './read-coordinates.ts';
import { readColumn, textOf } from './read-column.ts';
import { noteLines } from './note-lines.ts';

/** What is the same for all rows of one file. */
export interface MapContext {
  readonly map: ReportMap;
  /** SHA-256 of the file; stands in for external ids that the file does not have. */
  readonly fileHash: string;
  /** Zone of dates when neither the map nor the date names one. */
  readonly timeZone: string;
  /** `kind:code` of the catalogue in force to the id that reports carry. */
  readonly categoryOf: ReadonlyMap<string, string>;
}

/** A report ready to open, or why the row is none; every reason that applies is named. */
export type MappedRow =
  | { readonly kind: 'report'; readonly report: OpenReport & { readonly externalId: string } }
  | { readonly kind: 'rejected'; readonly reasons: readonly RowReason[] };

const longestTitle = 200;
const longestDescription = 10_000;
const longestAddress = 256;
const longestExternalId = 128;

export function mapReport(row: SourceRow, context: MapContext): MappedRow {
  if (row.problem !== null) {
    return { kind: 'rejected', reasons: [row.problem] };
  }
  const reasons: RowReason[] = [];
  const take = <T>(part: Part<T>): T | undefined => {
    reasons.push(...part.reasons);
    return part.value;
  };
  const title = take(titleOf(row, context));
  const description = take(descriptionOf(row, context, title ?? ''));
  const externalId = take(externalIdOf(row, context));
  const openedAt = take(openedAtOf(row, context));
  const coordinates = take(coordinatesOf(row, context));
  const category = take(categoryOf(row, context));
  const urgency = take(urgencyOf(row, context));
  if (reasons.length > 0 || title === undefined || externalId === undefined) {
    return { kind: 'rejected', reasons };
  }
  const address = columnText(row, context.map.columns.address).slice(0, longestAddress);
  const location = { ...coordinates, ...(address === '' ? {} : { address }) };
  return {
    kind: 'report',
    report: {
      channel: context.map.channel,
      title: shortened(title),
      description: description ?? '',
      externalId,
      ...(category === undefined ? {} : { category }),
      ...(urgency === undefined ? {} : { urgency }),
      ...(openedAt === undefined ? {} : { occurredAt: new Date(openedAt).toISOString() }),
      ...(Object.keys(location).length === 0 ? {} : { location }),
      ...reporterOf(row, context),
    },
  };
}

interface Part<T> {
  readonly value?: T | undefined;
  readonly reasons: readonly RowReason[];
}

const found = <T>(value: T): Part<T> => ({ value, reasons: [] });
const absent: Part<never> = { reasons: [] };
const refused = (...reasons: readonly RowReason[]): Part<never> => ({ reasons });

function columnText(row: SourceRow, column: string | undefined): string {
  return column === undefined ? '' : textOf(readColumn(row.values, column));
}

function joined(row: SourceRow, columns: string | readonly string[], separator: string): string {
  const names = typeof columns === 'string' ? [columns] : columns;
  return names
    .map((name) => columnText(row, name))
    .filter((text) => text !== '')
    .join(separator);
}

function titleOf(row: SourceRow, { map }: MapContext): Part<string> {
  const title = joined(row, map.columns.title, ' / ').replaceAll(/\s+/gu, ' ');
  return title === '' ? refused('title-missing') : found(title);
}

function shortened(title: string): string {
  return title.length <= longestTitle ? title : `${title.slice(0, longestTitle - 1)}…`;
}

/** A title that had to be cut stands in full at the head of the description; notes follow below. */
function descriptionOf(row: SourceRow, { map }: MapContext, title: string): Part<string> {
  const { description, notes } = map.columns;
  const parts = [
    title.length > longestTitle ? title : '',
    description === undefined ? '' : joined(row, description, '\n'),
    notes === undefined ? '' : noteLines(readColumn(row.values, notes)),
  ];
  const text = parts.filter((part) => part !== '').join('\n\n');
  return text.length > longestDescription ? refused('description-too-long') : found(text);
}

function externalIdOf(row: SourceRow, { map, fileHash }: MapContext): Part<string> {
  const { externalId } = map.columns;
  if (externalId === undefined) {
    return found(`${fileHash}:${row.number}`);
  }
  const text = columnText(row, externalId);
  if (text === '') {
    return refused('external-id-missing');
  }
  const id = map.source === undefined ? text : `${map.source}:${text}`;
  return id.length > longestExternalId ? refused('external-id-too-long') : found(id);
}

function openedAtOf(row: SourceRow, context: MapContext): Part<number> {
  const { openedAt, closedAt } = context.map.columns;
  const reasons: RowReason[] = [];
  const opened = instantOf(columnText(row, openedAt), context);
  if (openedAt !== undefined && typeof opened !== 'number') {
    reasons.push(opened === 'empty' ? 'opened-at-missing' : 'opened-at-unreadable');
  }
  const closed = instantOf(columnText(row, closedAt), context);
  if (closed === 'unreadable') {
    reasons.push('closed-at-unreadable');
  }
  if (typeof opened === 'number' && typeof closed === 'number' && closed < opened) {
    reasons.push('closed-before-opened');
  }
  return typeof opened === 'number' && reasons.length === 0 ? found(opened) : refused(...reasons);
}

function instantOf(text: string, { map, timeZone }: MapContext): number | 'empty' | 'unreadable' {
  if (text === '') {
    return 'empty';
  }
  return parseInstant(text, map.dateFormat ?? 'iso', map.timeZone ?? timeZone) ?? 'unreadable';
}

function coordinatesOf(row: SourceRow, { map }: MapContext): Part<Coordinates> {
  const coordinates = readCoordinates(row.values, map);
  if (typeof coordinates === 'string') {
    return refused(coordinates);
  }
  return coordinates === null ? absent : found(coordinates);
}

function categoryOf(row: SourceRow, { map, categoryOf: known }: MapContext): Part<string> {
  if (map.columns.category === undefined) {
    return absent;
  }
  const word = columnText(row, map.columns.category);
  const code = map.categories === undefined ? word : lookUp(map.categories, word);
  if (code === null || (code === '' && map.categories === undefined)) {
    return absent;
  }
  if (code === undefined) {
    return refused('category-unmapped');
  }
  const id = known.get(code);
  if (id === undefined) {
    return map.unknownCategory === 'none' ? absent : refused('category-unknown');
  }
  return found(id);
}

type Urgency = NonNullable<OpenReport['urgency']>;
const plainUrgencies: Readonly<Record<string, Urgency>> = {
  normal: 'normal',
  urgent: 'urgent',
  critical: 'critical',
};

function urgencyOf(row: SourceRow, { map }: MapContext): Part<Urgency> {
  const word = columnText(row, map.columns.urgency);
  if (word === '') {
    return absent;
  }
  const urgency = lookUp(map.urgencies ?? plainUrgencies, word);
  return urgency === undefined ? refused('urgency-unmapped') : found(urgency);
}

function lookUp<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  if (Object.hasOwn(table, word)) {
    return table[word];
  }
  return table['*'];
}

function reporterOf(row: SourceRow, { map }: MapContext): Pick<OpenReport, 'reporter'> {
  const name = columnText(row, map.columns.reporterName).slice(0, 100);
  const phone = columnText(row, map.columns.reporterPhone).slice(0, 40);
  if (name === '' && phone === '') {
    return {};
  }
  return { reporter: { ...(name === '' ? {} : { name }), ...(phone === '' ? {} : { phone }) } };
}
