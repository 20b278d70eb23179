import { isRecord } from '../../../domain/is-record.ts';
import { jsonFault, type JsonFault } from './json-fault.ts';

/** One variable as it is and as it would be. */
export interface DataChange {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What was typed: broken, no set of names and values, or good with what it changes. */
export type EditedData =
  | { readonly kind: 'broken'; readonly fault: JsonFault }
  | { readonly kind: 'not-an-object' }
  | { readonly kind: 'good'; readonly changes: readonly DataChange[] };

export const dataText = (variables: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(variables, null, 2);

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Reads the edited text against what was there; only what differs is sent. */
export function readEdited(text: string, variables: Readonly<Record<string, unknown>>): EditedData {
  const fault = jsonFault(text);
  if (fault !== null) return { kind: 'broken', fault };
  const parsed: unknown = JSON.parse(text);
  if (!isRecord(parsed)) return { kind: 'not-an-object' };
  return {
    kind: 'good',
    changes: Object.entries(parsed)
      .filter(([name, after]) => !same(variables[name] ?? null, after))
      .map(([name, after]) => ({ name, before: variables[name] ?? null, after })),
  };
}

export const changedVariables = (
  changes: readonly DataChange[],
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(changes.map(({ name, after }) => [name, after]));
