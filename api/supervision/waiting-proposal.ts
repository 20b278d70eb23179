import type { Selectable } from 'kysely';
import type { CardProposal } from '../../domain/supervision/card-proposal.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { CardProposalTable } from '../../migrations/schema/card-proposal.ts';

export type ProposalRow = Selectable<CardProposalTable>;

/** The drafted card of a case that waits for approval. */
export const waitingProposal = async (db: Db, caseId: string): Promise<ProposalRow | null> => {
  const row = await db
    .selectFrom('card_proposal')
    .where('case_id', '=', caseId)
    .where('decided_at', 'is', null)
    .selectAll()
    .executeTakeFirst();
  return row ?? null;
};

export const proposalOf = (row: ProposalRow): CardProposal => ({
  id: row.id,
  level: row.level,
  by: row.proposed_by,
  unit: row.unit_id,
});
