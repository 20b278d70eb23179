import type { Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';

export interface TreeUnit {
  readonly id: string;
  readonly name: string;
  readonly name_en: string;
  readonly kind: 'centre' | 'department' | 'village';
  readonly parent_id: string | null;
  readonly active: boolean;
  readonly version: number;
}

export type UnitTree = ReadonlyMap<string, TreeUnit>;

/** All units, locked until the transaction ends: two moves never make a circle together. */
export const lockUnits = async (transaction: Kysely<Database>): Promise<UnitTree> => {
  const rows = await transaction
    .selectFrom('unit')
    .selectAll()
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
};

/** Whether `id` stands at or below `above`. */
export const isBelow = (tree: UnitTree, id: string, above: string): boolean => {
  for (let at: string | null = id; at !== null; at = tree.get(at)?.parent_id ?? null)
    if (at === above) return true;
  return false;
};
