import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../migrations/functions/call-function.ts';

export interface WalkRule {
  readonly table: string;
  /** Columns of its primary key, in their order, with their types. */
  readonly key: Readonly<Record<string, 'text' | 'integer'>>;
  /** Nobody needs this row of the table (`t`) any more. */
  readonly due: RawBuilder<boolean>;
}

interface Looked {
  readonly looked: number;
  readonly last: readonly string[] | null;
}

/** Rows looked at in one go. */
const pageSize = 2_000;

/**
 * Walks through a table along its primary key, page by page, round after round, and deletes what is due: each go costs
 * the same, however long the table has become and however much of it stays.
 */
export class TrimWalk {
  readonly #rule: WalkRule;
  readonly #size: number;
  #after: readonly string[] | null = null;

  constructor(rule: WalkRule, size = pageSize) {
    this.#rule = rule;
    this.#size = size;
  }

  async next(db: Db): Promise<void> {
    const { table, due } = this.#rule;
    const { rows } = await sql<Looked>`
      with page as materialized (
        select ${this.#columns()}, ${due} as due from ${sql.table(table)} t
        where ${this.#further()} order by ${this.#columns()} limit ${this.#size}
      ), gone as (
        delete from ${sql.table(table)} t where (${this.#columns()}) in (
          -- another process may be at the same rows
          select ${this.#columns()} from ${sql.table(table)} t join page on (${this.#columns()}) = (${this.#columns('page')})
          where page.due for update of t skip locked)
      )
      select (select count(*)::integer from page) as looked,
        (select array[${this.#columns('page', '::text')}] from page
          order by ${this.#columns('page', ' desc')} limit 1) as last
    `.execute(db);
    const [page] = rows;
    this.#after = page !== undefined && page.looked === this.#size ? page.last : null;
  }

  #columns(of = 't', suffix = ''): RawBuilder<unknown> {
    const names = Object.keys(this.#rule.key);
    return sql.join(names.map((name) => sql`${sql.ref(`${of}.${name}`)}${sql.raw(suffix)}`));
  }

  #further(): RawBuilder<boolean> {
    if (this.#after === null) return sql<boolean>`true`;
    const types = Object.values(this.#rule.key);
    const values = this.#after.map((value, at) => sql`${value}::${sql.raw(types[at] ?? 'text')}`);
    return sql<boolean>`(${this.#columns()}) > (${sql.join(values)})`;
  }
}
