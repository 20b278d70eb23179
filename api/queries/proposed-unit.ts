import type { Kysely } from 'kysely';
import { majorCode } from '../../domain/catalogue/class-code.ts';
import {
  type ProposalQuery,
  proposedUnit as propose,
} from '../../domain/catalogue/responsibility.ts';
import type { Database } from '../../migrations/schema/index.ts';

export interface UnitProposal {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  /** Which rule of the responsibility table says so. */
  readonly rule: string;
}

/** The active unit that answers for a class in a grid (`domain/catalogue/responsibility.ts`). */
export const proposedUnit = async (
  database: Kysely<Database>,
  wanted: ProposalQuery,
): Promise<UnitProposal | null> => {
  const rows = await database
    .selectFrom('responsibility')
    .innerJoin('unit', 'unit.id', 'responsibility.unit_id')
    .select(['responsibility.kind', 'responsibility.class_code', 'responsibility.grid_id'])
    .select(['unit.id', 'unit.name', 'unit.name_en'])
    .where('responsibility.kind', '=', wanted.kind)
    .where('responsibility.class_code', 'in', [wanted.classCode, majorCode(wanted.classCode)])
    .where('unit.active', '=', true)
    .execute();
  const proposal = propose(
    rows.map((row) => ({
      kind: row.kind,
      classCode: row.class_code,
      grid: row.grid_id,
      unit: row.id,
    })),
    wanted,
  );
  const unit = rows.find((row) => row.id === proposal?.unit);
  if (proposal === null || unit === undefined) return null;
  return { id: unit.id, name: unit.name, nameEn: unit.name_en, rule: proposal.rule };
};
