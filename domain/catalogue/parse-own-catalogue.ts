import { parseLimit } from '../limits/parse-limit.ts';
import { urgencies, type Urgency } from '../stages.ts';
import {
  type CatalogueClass,
  type ClassKind,
  classKinds,
  type Confirmation,
  confirmations,
  type FilingCondition,
  type ReadCatalogue,
  type RejectedRow,
  type RejectionCode,
} from './catalogue.ts';
import { isRecord } from '../is-record.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const isKind = (value: unknown): value is ClassKind => classKinds.some((kind) => kind === value);
const urgencyOf = (value: unknown): Urgency =>
  urgencies.find((urgency) => urgency === value) ?? 'normal';
const confirmationOf = (value: unknown): Confirmation =>
  confirmations.find((confirmation) => confirmation === value) ?? 'none';

const readCondition = (value: unknown): FilingCondition | RejectionCode => {
  if (!isRecord(value)) return 'row-not-understood';
  const text = textOf(value['text']);
  const closingText = textOf(value['closingText']);
  const limit = parseLimit(value['limit']);
  if (text === '') return 'condition-missing';
  if (closingText === '') return 'closing-missing';
  if (limit === null) return 'limit-not-understood';
  const [textEn, closingTextEn] = [textOf(value['textEn']), textOf(value['closingTextEn'])];
  return {
    text,
    textEn: textEn === '' ? text : textEn,
    limit,
    closingText,
    closingTextEn: closingTextEn === '' ? closingText : closingTextEn,
    urgency: urgencyOf(value['urgency']),
    confirmation: confirmationOf(value['confirmation']),
  };
};

const readConditions = (value: unknown): readonly FilingCondition[] | RejectionCode => {
  if (!Array.isArray(value)) return 'row-not-understood';
  const conditions: FilingCondition[] = [];
  for (const item of value) {
    const condition = readCondition(item);
    if (typeof condition === 'string') return condition;
    if (conditions.some((known) => known.text === condition.text)) return 'condition-twice';
    conditions.push(condition);
  }
  return conditions;
};

const keywordsOf = (value: unknown): readonly string[] => {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.map(textOf).filter((word) => word !== '');
};

const readClass = (value: unknown): CatalogueClass | RejectionCode => {
  if (!isRecord(value)) return 'row-not-understood';
  const { kind } = value;
  if (!isKind(kind)) return 'kind-unknown';
  const [code, name, major] = [
    textOf(value['code']),
    textOf(value['name']),
    textOf(value['major']),
  ];
  if (!/^\d{4,5}$/u.test(code)) return 'code-not-understood';
  if (name === '') return 'name-missing';
  const conditions = readConditions(value['conditions']);
  if (typeof conditions === 'string') return conditions;
  const [nameEn, majorEn] = [textOf(value['nameEn']), textOf(value['majorEn'])];
  return {
    kind,
    code,
    name,
    nameEn: nameEn === '' ? name : nameEn,
    major,
    majorEn: majorEn === '' ? major : majorEn,
    keywords: keywordsOf(value['keywords']),
    conditions,
  };
};

/**
 * Reads a catalogue in the shape in which the centre delivers its own (`{ classes: [...] }`, each
 * class with its conditions). A class with a faulty condition is rejected whole.
 */
export const parseOwnCatalogue = (document: unknown): ReadCatalogue => {
  const listed: unknown = isRecord(document) ? document['classes'] : null;
  if (!Array.isArray(listed)) {
    return { classes: [], rejected: [{ row: 1, code: 'not-a-catalogue', value: '' }], notes: [] };
  }
  const rows: readonly unknown[] = listed;
  const classes = new Map<string, CatalogueClass>();
  const rejected: RejectedRow[] = [];
  for (const [index, value] of rows.entries()) {
    const found = readClass(value);
    const row = index + 1;
    if (typeof found === 'string') {
      rejected.push({ row, code: found, value: JSON.stringify(value).slice(0, 200) });
    } else if (classes.has(`${found.kind} ${found.code}`)) {
      rejected.push({ row, code: 'class-twice', value: found.code });
    } else classes.set(`${found.kind} ${found.code}`, found);
  }
  return { classes: [...classes.values()], rejected, notes: [] };
};
