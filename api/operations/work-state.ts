import { type Kysely, sql } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import type { Operations } from '../contract/operations.ts';

type WorkState = Pick<Operations, 'queue' | 'cases' | 'messages' | 'imports'>;

interface WorkRow {
  readonly waiting: number;
  readonly retried: number;
  readonly oldest: Date | null;
  readonly open_cases: number;
  readonly open_incidents: number;
  readonly unclaimed: number;
  readonly oldest_message: Date | null;
  readonly imports_waiting: number;
  readonly imports_running: number;
}

/** What waits: commands for the engine, messages that nobody has taken, imports, repairs. */
export const workState = async (database: Kysely<Database>): Promise<WorkState> => {
  const found = await sql<WorkRow>`
    select q.*, m.*, i.*,
      (select count(*)::int from "case" where state in ('opening', 'open', 'suspended')) as open_cases,
      (select count(*)::int from incident where state = 'open') as open_incidents
    from
      (select count(*)::int as waiting, (count(*) filter (where attempts > 1))::int as retried,
        min(created_at) as oldest from command where confirmed_at is null) q,
      (select count(*)::int as unclaimed, min(created_at) as oldest_message
        from message where delivered_to is null) m,
      (select (count(*) filter (where state = 'waiting'))::int as imports_waiting,
        (count(*) filter (where state = 'running'))::int as imports_running from import_job) i`.execute(
    database,
  );
  const [row] = found.rows;
  if (row === undefined) throw new Error('Expected one row about the work, but got none');
  return {
    queue: {
      waiting: row.waiting,
      retried: row.retried,
      oldestAt: row.oldest?.toISOString() ?? null,
    },
    cases: { open: row.open_cases, openIncidents: row.open_incidents },
    messages: {
      unclaimed: row.unclaimed,
      oldestAt: row.oldest_message?.toISOString() ?? null,
    },
    imports: { waiting: row.imports_waiting, running: row.imports_running },
  };
};
