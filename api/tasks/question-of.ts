import { sql } from 'kysely';
import type { TaskDetail } from '../contract/tasks.ts';
import { namedOrNull } from '../named.ts';
import { elementIn, type PublishedProcedure } from '../procedure-store.ts';
import type { ApiServices } from '../services.ts';
import type { LoadedTask } from './load-task.ts';

interface QuestionRow {
  readonly id: string;
  readonly element: string;
  readonly name: string;
  readonly person_id: string | null;
  readonly person_name: string | null;
  readonly name_en: string | null;
  readonly reason: string;
  readonly at: Date;
}

/** The question that an open task has asked, or is to answer, as the ledger has it. */
export const questionOf = async (
  services: ApiServices,
  task: LoadedTask,
  { graph }: PublishedProcedure,
): Promise<TaskDetail['question']> => {
  if (task.state !== 'open') return null;
  const found = await sql<QuestionRow>`
    select t.id, t.element, t.name, p.id as person_id, p.name as person_name, p.name_en,
      coalesce(e.params ->> 'reason', '') as reason, e.at
    from task t
    join lateral (
      select l.params, l.at, l.actor ->> 'person' as person from ledger_entry l
      where l.case_id = t.case_id and l.type = 'task-asked-back' and l.task_id = t.id
      order by l.seq desc limit 1) e on true
    left join person p on p.id = e.person
    where t.case_id = ${task.case_id} and t.state = 'open' and t.waits_for is not null
      and ${task.id} in (t.id, t.waits_for)
    order by (t.id = ${task.id}) desc limit 1`.execute(services.database);
  const [row] = found.rows;
  if (row === undefined) return null;
  return {
    task: row.id,
    name: row.name,
    nameEn: elementIn(graph, row.element)?.nameEn ?? row.name,
    by: namedOrNull({ id: row.person_id, name: row.person_name, nameEn: row.name_en }),
    reason: row.reason,
    at: row.at.toISOString(),
  };
};
