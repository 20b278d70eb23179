import type { Selectable } from 'kysely';
import type { OpenCard } from '../../domain/supervision/open-card.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { SupervisionCardTable } from '../../migrations/schema/supervision-card.ts';

export type CardRow = Selectable<SupervisionCardTable>;

/** The card of a case that is not closed. */
export const openCardRow = async (db: Db, caseId: string): Promise<CardRow | null> => {
  const row = await db
    .selectFrom('supervision_card')
    .where('case_id', '=', caseId)
    .where('closed_at', 'is', null)
    .selectAll()
    .executeTakeFirst();
  return row ?? null;
};

export const openCardOf = (row: CardRow): OpenCard => ({
  level: row.level,
  issuedBy: row.issued_by,
  unit: row.unit_id,
  person: row.person_id,
  acknowledged: row.acknowledged_at !== null,
  answered: row.answered_at !== null,
});
