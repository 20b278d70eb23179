import { sql } from 'kysely';
import { isRecord } from '../../domain/is-record.ts';
import type { Submission } from '../contract/submissions.ts';
import type { ApiServices } from '../services.ts';
import type { LoadedCase } from './load-case.ts';
import { submissionNames } from './submission-names.ts';

interface SubmissionRow {
  readonly task_id: string;
  readonly form: string | null;
  readonly outcome: string;
  readonly data: unknown;
  readonly comment: string | null;
  readonly hash: string;
  readonly created_at: Date;
}

/**
 * What was entered when tasks of the case were finished, oldest first. The ledger's entry holds the hash, so
 * that each stands beside the entry that it belongs to.
 */
export const submissionsOf = async (
  services: ApiServices,
  loaded: LoadedCase,
): Promise<Submission[]> => {
  const procedure = await services.procedures.version(
    loaded.procedure_key,
    loaded.procedure_version,
  );
  const found = await sql<SubmissionRow>`
    select s.task_id, t.form, s.outcome, s.data, s.comment, s.hash, s.created_at
    from submission s join task t on t.id = s.task_id join command m on m.id = s.command_id
    where s.case_id = ${loaded.id} and m.state = 'answered'
    order by s.created_at, s.id`.execute(services.database);
  const submitted = found.rows.map((row) => ({
    row,
    fields: [...((row.form === null ? null : procedure?.forms.get(row.form))?.fields ?? [])],
    values: isRecord(row.data) ? { ...row.data } : {},
  }));
  const namesOf = await submissionNames(services, submitted);
  return submitted.map(({ row, fields, values }) => ({
    taskId: row.task_id,
    outcome: row.outcome,
    fields,
    values,
    names: namesOf({ fields, values }),
    comment: row.comment,
    hash: row.hash,
    at: row.created_at.toISOString(),
  }));
};
