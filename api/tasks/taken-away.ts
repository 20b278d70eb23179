import { sql } from 'kysely';
import type { TaskDetail } from '../contract/tasks.ts';
import { namedOrNull } from '../named.ts';
import type { ApiServices } from '../services.ts';
import type { LoadedTask } from './load-task.ts';

interface TakenRow {
  readonly person_id: string | null;
  readonly person_name: string | null;
  readonly name_en: string | null;
  readonly reason: string;
}

/** Who took a task away from whoever had it, and why, as the ledger has it of the step that closed it. */
export const takenAwayOf = async (
  { database }: ApiServices,
  task: Pick<LoadedTask, 'id' | 'state'>,
): Promise<TaskDetail['takenAway']> => {
  if (task.state !== 'cancelled' && task.state !== 'returned') return null;
  const found = await sql<TakenRow>`
    select p.id as person_id, p.name as person_name, p.name_en, e.params ->> 'reason' as reason
    from task t join ledger_entry e on e.case_id = t.case_id and e.step = t.step
    left join person p on p.id = e.actor ->> 'person'
    where t.id = ${task.id} and e.params ->> 'reason' is not null
    order by e.seq limit 1`.execute(database);
  const [row] = found.rows;
  if (row === undefined) return null;
  return {
    by: namedOrNull({ id: row.person_id, name: row.person_name, nameEn: row.name_en }),
    reason: row.reason,
  };
};
