import { sql } from 'kysely';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { Named } from '../contract/common.ts';
import type { CardProposal } from '../contract/supervision.ts';
import { named } from './named-sql.ts';
import type { ProposalRow } from './waiting-proposal.ts';

interface Row extends ProposalRow {
  readonly unit: Named;
  readonly person: Named | null;
  readonly proposer: Named;
  readonly decider: Named | null;
}

/** The drafted cards of a case, the newest first. */
export const proposalsOf = async (db: Db, caseId: string): Promise<CardProposal[]> => {
  const { rows } = await sql<Row>`
    select s.*, ${named('u')} as unit, ${named('p')} as person, ${named('o')} as proposer, ${named('d')} as decider
    from card_proposal s
    join unit u on u.id = s.unit_id
    join person o on o.id = s.proposed_by
    left join person p on p.id = s.person_id
    left join person d on d.id = s.decided_by
    where s.case_id = ${caseId} order by s.proposed_at desc, s.id desc`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    level: row.level,
    reason: row.reason,
    unit: row.unit,
    person: row.person,
    proposedBy: row.proposer,
    proposedAt: row.proposed_at.toISOString(),
    decision: row.decision,
    remark: row.remark,
    decidedBy: row.decider,
    decidedAt: row.decided_at?.toISOString() ?? null,
  }));
};
