import type { Selectable } from 'kysely';
import type { OpenCard } from '../../domain/supervision/open-card.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { SupervisionCardTable } from '../../migrations/schema/supervision-card.ts';

export interface CardRow extends Selectable<SupervisionCardTable> {
  readonly unit_active: boolean;
}

/** The card of a case that is not closed. */
export const openCardRow = async (db: Db, caseId: string): Promise<CardRow | null> => {
  const row = await db
    .selectFrom('supervision_card')
    .innerJoin('unit', 'unit.id', 'supervision_card.unit_id')
    .where('case_id', '=', caseId)
    .where('closed_at', 'is', null)
    .selectAll('supervision_card')
    .select('unit.active as unit_active')
    .executeTakeFirst();
  return row ?? null;
};

export const openCardOf = (row: CardRow): OpenCard => ({
  level: row.level,
  issuedBy: row.issued_by,
  unit: row.unit_id,
  person: row.person_id,
  unitClosed: !row.unit_active,
  acknowledged: row.acknowledged_at !== null,
  answered: row.answered_at !== null,
});
