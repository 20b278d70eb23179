import { sql } from 'kysely';
import type { Db } from '../../migrations/functions/call-function.ts';

/** A case that has ended leaves nothing to approve. */
export const overtakeProposals = async (db: Db, now: Date): Promise<void> => {
  await sql`
    update card_proposal p set decision = 'overtaken', decided_at = ${now}
    from "case" c where c.id = p.case_id and p.decided_at is null and c.state in ('closed', 'void')`.execute(
    db,
  );
};
