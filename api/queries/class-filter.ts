import { sql, type RawBuilder } from 'kysely';
import type { Condition } from '../scope-predicate.ts';
import { among, type OneOrMany } from './filters.ts';

const byKindAndCode = /^(?:component|matter):\d{4,5}$/u;

/**
 * The column names one of the classes: `kind:code` stands for the class in every version of the
 * catalogue, anything else for the id that one version gave it. `seen`: where the reader sees the class.
 */
export const ofClass = (
  column: RawBuilder<unknown>,
  value: OneOrMany | undefined,
  seen: Condition,
): Condition[] => {
  if (value === undefined) return [];
  const values = [value].flat();
  const named = values.filter((each) => byKindAndCode.test(each));
  if (named.length === 0) return [...among(column, value), seen];
  const ids = values.filter((each) => !byKindAndCode.test(each));
  return [
    sql<boolean>`(${column} = any(${ids}::text[]) or ${column} in (
      select l.id from unnest(${named}::text[]) as named(key) join catalogue_class l
        on l.kind = split_part(named.key, ':', 1) and l.code = split_part(named.key, ':', 2)))`,
    seen,
  ];
};
