import type { ColumnType } from 'kysely';

/** A `jsonb` column: read as a parsed value, written as text (`JSON.stringify`). */
export type JsonColumn = ColumnType<unknown, string, string>;
