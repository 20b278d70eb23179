import { sql } from 'kysely';
import type { ApiServices } from '../../api/services.ts';
import { newId } from '../../migrations/new-id.ts';

interface Of {
  readonly caseId: string;
  readonly taskId: string;
}

/** Somebody of another unit was done with the step that the open task of the case is still at. */
export const plantSibling = async ({ database }: ApiServices, { taskId }: Of): Promise<void> => {
  await sql`
    insert into task (id, case_id, instance, element, name, stage, role, unit_id, exclude, outcomes, state, step, opened_at,
      closed_at, clock_undetermined, channel)
    select t.id || '.sibling', t.case_id, t.instance || '.sibling', t.element, t.name, t.stage, t.role, 'u-jianshe', '{}', '[]',
      'completed', t.step, t.opened_at, t.opened_at + interval '1 second', false, t.channel
    from task t where t.id = ${taskId}`.execute(database);
};

/** As if both had been open at once. */
export const keepAsJoint = async ({ database }: ApiServices, { caseId }: Of): Promise<void> => {
  await database
    .insertInto('joint_case')
    .values({ case_id: caseId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

/** The open task of the case was urged, for holders of a post that nobody has. */
export const plantUrge = async (
  { database }: ApiServices,
  { caseId, taskId }: Of,
): Promise<void> => {
  await database
    .insertInto('notice')
    .values({
      id: newId(),
      case_id: caseId,
      type: 'urge',
      role: 'nobody',
      unit_id: null,
      person_id: null,
      params: JSON.stringify({ taskId, by: 'p-commander' }),
      read_at: null,
    })
    .execute();
};
