import { sql } from 'kysely';
import type { Db } from '../migrations/functions/call-function.ts';

/** Neighbours by id among the cases that have not ended: all of them with `after` < id <= `upTo`. */
export interface OpenCasesPage {
  readonly ids: readonly string[];
  readonly after: string;
  /** Null on the last page of a round: whatever comes behind `after`. */
  readonly upTo: string | null;
}

/** Walks through the cases that have not ended page by page, round after round, as far as each call allows. */
export class OpenCases {
  readonly #db: Db;
  #after = '';

  constructor(db: Db) {
    this.#db = db;
  }

  async next(size: number): Promise<OpenCasesPage> {
    const after = this.#after;
    const { rows } = await sql<{ id: string }>`
      select id from "case" where state in ('opening', 'open', 'suspended') and id > ${after}
      order by id limit ${size}
    `.execute(this.#db);
    const ids = rows.map((row) => row.id);
    const upTo = ids.length < size ? null : (ids.at(-1) ?? null);
    this.#after = upTo ?? '';
    return { ids, after, upTo };
  }
}
