import { createHash } from 'node:crypto';
import { sql, type Expression, type RawBuilder } from 'kysely';
import { Client, type ClientConfig } from 'pg';

const mark = '/* prepared */';
/** At the front of a statement, or behind the first word of one that the query builder writes. */
const marked = /^(?:select )?\/\* prepared \*\//u;
/** Names of the statements seen so far; what comes beyond the bound is planned each time as before. */
const names = new Map<string, string>();
const mostNames = 500;

const nameOf = (text: string): string | null => {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= mostNames) return null;
  const name = `bh_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  names.set(text, name);
  return name;
};

/**
 * Marks a statement that is sent often and finds its rows by key: a connection plans it once and
 * keeps the plan (PREPARE in the manual of PostgreSQL). A list may be marked when each of its branches
 * is a range of an index with a limit in its text; for others the plan must depend on the values. The
 * server plans anew when the tables have grown. The text may have as many forms as there are kinds of readers, not as there are values.
 */
export const prepared = <Row>(statement: RawBuilder<Row>): RawBuilder<Row> =>
  sql<Row>`${sql.raw(mark)} ${statement}`;

/** The same for a statement that is written out already. */
export const preparedText = (text: string): string => `${mark} ${text}`;

/** The same mark for the query builder: `.modifyFront(asPrepared)`. */
export const asPrepared: Expression<unknown> = sql.raw(mark);

type Query = (...given: readonly unknown[]) => unknown;

const naming =
  (query: Query): Query =>
  (...given) => {
    const [text, values, ...rest] = given;
    const name = typeof text === 'string' && marked.test(text) ? nameOf(text) : null;
    return name === null ? query(...given) : query({ name, text, values }, ...rest);
  };

/** A client that gives every statement marked by `prepared` the name under which the server keeps its plan. */
export class PreparingClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    Object.assign(this, { query: naming(this.query.bind(this) as Query) });
  }
}
