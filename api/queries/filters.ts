import { sql, type RawBuilder } from 'kysely';
import type { Condition } from '../scope-predicate.ts';

/** A filter takes one value or several. */
export type OneOrMany = string | readonly string[];

const many = (value: OneOrMany): string[] => (typeof value === 'string' ? [value] : [...value]);

/** The column has one of the values; nothing when the filter was not given. */
export const among = (column: RawBuilder<unknown>, value: OneOrMany | undefined): Condition[] => {
  if (value === undefined) return [];
  const values = many(value);
  const [only] = values;
  // Equality is what the planner knows best: it keeps the order of an index.
  if (values.length === 1 && only !== undefined) return [sql<boolean>`${column} = ${only}`];
  return [sql<boolean>`${column} = any(${values}::text[])`];
};

/** `me` stands for the reader. */
export const withMe = (value: OneOrMany | undefined, person: string): OneOrMany | undefined =>
  value === undefined ? undefined : many(value).map((id) => (id === 'me' ? person : id));
