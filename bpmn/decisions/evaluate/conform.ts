import {
  feelText,
  feelTypeOf,
  isFeelContext,
  isFeelList,
  startOfDay,
  temporalFrom,
  temporalTypes,
} from '../../expressions/feel-types.ts';
import type { FeelValue } from '../../expressions/feel-types.ts';
import { basicTypes } from '../model/basic-type.ts';
import type { BasicType } from '../model/basic-type.ts';
import type { ItemDefinition } from '../model/item-definition.ts';
import { DecisionFailure } from './decision-failure.ts';
import { passes } from './run.ts';
import type { Run } from './run.ts';

/** What is checked, and how findings speak of it. */
export interface Subject {
  readonly what: string;
  readonly element: string;
  readonly run: Run;
  /** Values from outside are JSON, in which a date, a time or a duration is its ISO 8601 text. */
  readonly json?: boolean;
}

/**
 * The value as the type has it, or a failure `type-mismatch` or `value-not-allowed` (where DMN 1.3,
 * 10.3.2.9.4 would go on with `null`, so that nobody takes a mistake for a missing value).
 * Null conforms to every type. A value conforms to a collection of one, a list of one to its only item, a
 * date to date and time. A context has every entry that its type names; others stay.
 */
export function conform(value: FeelValue, type: string | null, subject: Subject): FeelValue {
  if (type === null || value === null || value === undefined) return value ?? null;
  const { items } = subject.run.model;
  const item = Object.hasOwn(items, type) ? items[type] : undefined;
  if (item !== undefined) return conformItem(value, item, subject);
  const basic = basicTypes.get(type);
  if (basic === undefined) throw mismatch(type, value, subject);
  return basic === null ? value : conformBasic(value, basic, subject);
}

function conformItem(value: FeelValue, item: ItemDefinition, subject: Subject): FeelValue {
  if (!item.isCollection) return conformOne(value, item, subject);
  return (isFeelList(value) ? value : [value]).map((one, index) =>
    conformOne(one, item, { ...subject, what: `${subject.what}[${String(index + 1)}]` }),
  );
}

function conformOne(value: FeelValue, item: ItemDefinition, subject: Subject): FeelValue {
  if (value === null || value === undefined) return null;
  const shaped = conformShape(value, item, subject);
  const { allowedValues } = item;
  const { element, what, run } = subject;
  if (allowedValues !== null && shaped !== null) {
    if (!passes(allowedValues, shaped, { element, scope: {}, run }))
      throw new DecisionFailure(
        'value-not-allowed',
        element,
        `Expected ${allowedValues} for ${what}, but got ${shown(shaped)}`,
      );
  }
  return shaped;
}

function conformShape(value: FeelValue, { shape }: ItemDefinition, subject: Subject): FeelValue {
  if (shape.kind === 'reference') return conform(value, shape.type, subject);
  if (shape.kind === 'function') return conformBasic(value, 'function', subject);
  const single = onlyItem(value);
  if (!isFeelContext(single)) throw mismatch('context', value, subject);
  const entries = new Map(Object.entries(single));
  for (const component of shape.components) {
    const { name } = component;
    const part = { ...subject, what: `${subject.what}.${name}` };
    if (!Object.hasOwn(single, name)) throw mismatch('an entry', null, part);
    const entry = single[name] ?? null;
    entries.set(name, entry === null ? null : conformItem(entry, component, part));
  }
  return Object.fromEntries(entries);
}

function conformBasic(value: FeelValue, type: BasicType, subject: Subject): FeelValue {
  if (type === feelTypeOf(value)) return value;
  const single = onlyItem(value);
  const actual = feelTypeOf(single);
  if (type === actual) return single;
  if (type === 'list') return [value];
  if (type === 'date and time' && actual === 'date') return startOfDay(single);
  const temporal = temporalTypes.find((known) => known === type);
  if (subject.json === true && temporal !== undefined && typeof single === 'string') {
    const read = temporalFrom(temporal, single);
    if (read !== null) return read;
  }
  throw mismatch(type, value, subject);
}

function onlyItem(value: FeelValue): FeelValue {
  return isFeelList(value) && value.length === 1 ? value[0] : value;
}

function mismatch(expected: string, value: FeelValue, { what, element }: Subject): DecisionFailure {
  const got = `${feelTypeOf(value)} ${shown(value)}`;
  return new DecisionFailure(
    'type-mismatch',
    element,
    `Expected ${expected} for ${what}, but got ${got}`,
  );
}

/** Short enough for a message. */
export function shown(value: FeelValue): string {
  const written = feelText(value);
  return written.length > 60 ? `${written.slice(0, 60)}…` : written;
}
