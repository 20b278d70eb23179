import { sql, type Kysely } from 'kysely';
import type { FormField } from '../../domain/forms/form.ts';
import type { Database } from '../../migrations/schema/index.ts';
import { newId } from '../../migrations/new-id.ts';
import { canonicalHash } from '../canonical-hash.ts';
import type { ShareTaskDraft, TaskDraft } from '../contract/task-drafts.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { formOf, procedureOf } from '../tasks/complete-task.ts';
import { loadTaskAtHand, type TaskAtHand } from '../tasks/load-task.ts';
import { requireEligible } from '../tasks/require-eligible.ts';
import { draftOfTask } from './find-task-draft.ts';

type Written = Pick<TaskDraft, 'values' | 'given' | 'outcome' | 'taskVersion'>;

/** Files are readable by who uploaded them alone until a step takes them into the case. */
const travels = (field: FormField): boolean => field.type !== 'attachments';

/** @throws Problem `validation-failed` for what is no field that can be shared, `outcome-not-offered` */
const checkWritten = (
  task: TaskAtHand,
  fields: readonly FormField[],
  { values, outcome }: Written,
): void => {
  const known = new Set(fields.filter(travels).map(({ name }) => name));
  const errors = Object.keys(values)
    .filter((name) => !known.has(name))
    .map((name) => ({
      path: `/values/${name}`,
      code: 'unknown-field',
      message: 'is no field of the form that can be shared',
    }));
  if (errors.length > 0) throw new Problem('validation-failed', { errors });
  if (outcome !== null && !task.outcomes.some(({ code }) => code === outcome)) {
    throw new Problem('outcome-not-offered', {
      errors: [
        {
          path: '/outcome',
          code: 'outcome-not-offered',
          message: 'is not one of the outcomes of the task',
        },
      ],
    });
  }
};

/** Tells those whom the task is offered to that there is something to go on with, or no longer. */
export const announceTask = async (database: Kysely<Database>, taskId: string): Promise<void> => {
  await sql`
    insert into event (type, case_id, task_id, version, role, unit_id, person_id, grid_id)
    select 'task-changed', case_id, id, version, role, unit_id, coalesce(claimed_by, person_id), grid_id
    from task where id = ${taskId}`.execute(database);
};

const store = async (
  database: Kysely<Database>,
  reader: Reader,
  taskId: string,
  { written, replaces }: { readonly written: Written; readonly replaces: string | null },
): Promise<boolean> => {
  const { rows } = await sql`
    insert into task_draft as d (task_id, id, given, "values", outcome, task_version, person_id)
    select ${taskId}, ${newId()}, ${JSON.stringify(written.given)}::jsonb, ${JSON.stringify(written.values)}::jsonb,
      ${written.outcome}, ${written.taskVersion}::integer, ${reader.id}
    where ${replaces}::text is null or exists (select 1 from task_draft x where x.task_id = ${taskId})
    on conflict (task_id) do update set id = excluded.id, given = excluded.given, "values" = excluded."values",
      outcome = excluded.outcome, task_version = excluded.task_version, person_id = excluded.person_id,
      shared_at = now()
    where d.id = ${replaces}
    returning 1`.execute(database);
  return rows.length > 0;
};

const writtenHash = ({ values, given, outcome, taskVersion }: Written): string =>
  canonicalHash({ values, given, outcome, taskVersion });

/**
 * Lets the others whom a task is offered to go on with what the reader typed. The same again by the same person
 * answers the one that is there, so that it may be repeated when no answer came.
 * @throws Problem `not-found`, `task-not-open`, `not-permitted`, `task-claimed-by-other`, `validation-failed`,
 * `outcome-not-offered`, `stale-version` with the name of who has shared another since
 */
export const shareTaskDraft = async (
  services: ApiServices,
  reader: Reader,
  taskId: string,
  body: ShareTaskDraft,
): Promise<TaskDraft> => {
  const task = await loadTaskAtHand(services, reader, taskId);
  requireEligible(task, reader);
  const fields = formOf(await procedureOf(services, task), task)?.fields ?? [];
  const known = new Set(fields.map(({ name }) => name));
  const given = Object.fromEntries(Object.entries(body.given).filter(([name]) => known.has(name)));
  const { values, outcome = null, taskVersion, replaces = null } = body;
  const written: Written = { values, given, outcome, taskVersion };
  checkWritten(task, fields, written);
  return services.database.transaction().execute(async (transaction) => {
    const stored = await store(transaction, reader, taskId, { written, replaces });
    const there = await draftOfTask(transaction, taskId);
    if (stored) await announceTask(transaction, taskId);
    const repeated = there?.by.id === reader.id && writtenHash(there) === writtenHash(written);
    if (there !== null && (stored || repeated)) return there;
    throw new Problem('stale-version', {
      params: { holder: there?.by.name ?? null, holderEn: there?.by.nameEn ?? null },
    });
  });
};
