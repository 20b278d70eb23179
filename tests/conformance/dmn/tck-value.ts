import { feelText, temporalFrom } from '../../../bpmn/expressions/feel-types.ts';
import type { TemporalType } from '../../../bpmn/expressions/feel-types.ts';
import type { Json } from '../../../bpmn/model/json.ts';

const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance';
/** The precision with which the runner of the TCK compares numbers. */
const precision = 1e-8;

const numbers = new Set(['decimal', 'double', 'float', 'integer', 'int', 'long', 'short', 'byte']);
const temporals: Readonly<Record<string, readonly TemporalType[]>> = {
  date: ['date'],
  time: ['time'],
  dateTime: ['date and time'],
  duration: ['days and time duration', 'years and months duration'],
  dayTimeDuration: ['days and time duration'],
  yearMonthDuration: ['years and months duration'],
};

/** A value as a test writes it: JSON, with the types of what JSON holds as text. */
export type TckValue =
  | { readonly kind: 'plain'; readonly value: null | boolean | number | string }
  /** A text of which the test does not say what it is. */
  | { readonly kind: 'untyped'; readonly text: string }
  | { readonly kind: 'temporal'; readonly types: readonly TemporalType[]; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly TckValue[] }
  | { readonly kind: 'context'; readonly entries: readonly (readonly [string, TckValue])[] };

/** The value in an element that holds `value`, `list` or `component`s. */
export function readValue(holder: Element): TckValue {
  const inner = [...holder.children];
  const components = inner.filter(({ localName }) => localName === 'component');
  if (components.length > 0)
    return {
      kind: 'context',
      entries: components.map((one) => [one.getAttribute('name') ?? '', readValue(one)] as const),
    };
  const only = inner.find(({ localName }) => localName === 'value' || localName === 'list');
  if (only === undefined || only.getAttributeNS(schemaInstance, 'nil') === 'true')
    return { kind: 'plain', value: null };
  if (only.localName === 'list')
    return {
      kind: 'list',
      items: [...only.children].filter(({ localName }) => localName === 'item').map(readValue),
    };
  return readText(only);
}

function readText(element: Element): TckValue {
  const text = element.textContent;
  const written = element.getAttributeNS(schemaInstance, 'type');
  if (written === null) return { kind: 'untyped', text };
  const type = written.replace(/^.*:/, '');
  if (numbers.has(type)) return { kind: 'plain', value: Number(text) };
  if (type === 'boolean') return { kind: 'plain', value: text.trim() === 'true' };
  const types = Object.hasOwn(temporals, type) ? temporals[type] : undefined;
  return types === undefined
    ? { kind: 'plain', value: text }
    : { kind: 'temporal', types, text: text.trim() };
}

export function jsonOf(value: TckValue): Json {
  if (value.kind === 'plain') return value.value;
  if (value.kind === 'temporal' || value.kind === 'untyped') return value.text;
  if (value.kind === 'list') return value.items.map(jsonOf);
  return Object.fromEntries(value.entries.map(([name, entry]) => [name, jsonOf(entry)] as const));
}

/** Whether a result is what a test expects. JSON has no dates: their text is compared as what it means. */
export function agrees(expected: TckValue, actual: Json): boolean {
  if (expected.kind === 'plain') return plainAgrees(expected.value, actual);
  if (expected.kind === 'untyped') return expected.text === actual;
  if (expected.kind === 'temporal')
    return (
      typeof actual === 'string' && expected.types.some((type) => same(type, expected.text, actual))
    );
  if (expected.kind === 'list')
    return (
      isList(actual) &&
      actual.length === expected.items.length &&
      expected.items.every((item, index) => agrees(item, actual[index] ?? null))
    );
  return contextAgrees(expected.entries, actual);
}

function plainAgrees(expected: Json, actual: Json): boolean {
  if (typeof expected === 'number' && typeof actual === 'number')
    return Math.abs(expected - actual) < precision;
  return expected === actual;
}

function same(type: TemporalType, expected: string, actual: string): boolean {
  const [one, other] = [temporalFrom(type, expected), temporalFrom(type, actual)];
  return one !== null && other !== null && instantOf(feelText(one)) === instantOf(feelText(other));
}

/** Writings of one instant are the same; everything else is compared as it is written. */
function instantOf(text: string): number | string {
  const instant = /T.*(?:Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? text : instant;
}

function contextAgrees(entries: readonly (readonly [string, TckValue])[], actual: Json): boolean {
  if (typeof actual !== 'object' || actual === null || isList(actual)) return false;
  return (
    Object.keys(actual).length === entries.length &&
    entries.every(
      ([name, entry]) => Object.hasOwn(actual, name) && agrees(entry, actual[name] ?? null),
    )
  );
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
