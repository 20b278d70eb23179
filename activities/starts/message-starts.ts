import { sql } from 'kysely';
import type { JsonObject } from '../../bpmn/model/json.ts';
import { freeBusinessKey } from '../../migrations/free-business-key.ts';
import { prepared } from '../../migrations/prepared.ts';
import type { StartedProcedure, TakeStart } from './start.ts';

/** A message or signal with what it starts. */
interface Due extends StartedProcedure {
  readonly id: string;
  readonly kind: 'message' | 'signal';
  readonly name: string;
  readonly correlation: string | null;
  readonly variables: JsonObject;
  readonly element: string;
}

/**
 * A message that a case waits for never comes here: publishing has given it away. Its correlation is the
 * business key: as long as a case of the procedure runs under it, another message with that key stays in the
 * buffer, and starts its case afterwards unless its time is over or somebody else takes it. So do Camunda 8
 * and Zeebe; Camunda 7 and Flowable would start a second case at once. Without correlation each message
 * starts a case.
 */
export const takeMessageStart: TakeStart = async (db, { caseId }) => {
  const { rows } = await prepared(sql<Due>`
    select m.id, s.kind, m.name, m.correlation, m.variables, s.element, p.key, v.version, v.hash, p.name as title
    from start_subscription s
    join procedure p on p.key = s.procedure_key
    join procedure_version v on v.procedure_key = p.key and v.version = p.current_version
    join message m on m.name = s.name and m.delivered_to is null and m.expires_at > now()
      and case s.kind when 'signal' then m.starts = s.procedure_key else m.starts is null end
    where ${freeBusinessKey(sql`p.key`, sql`m.correlation`)}
    order by m.created_at, m.id, p.key, s.element limit 1
    for update of m skip locked
  `).execute(db);
  const [due] = rows;
  if (due === undefined) return null;
  const { id, kind, name, correlation, ...about } = due;
  await db
    .updateTable('message')
    .set({ delivered_to: caseId, delivered_at: new Date() })
    .where('id', '=', id)
    .execute();
  return {
    ...about,
    id,
    businessKey: correlation,
    origin: 'message',
    cause:
      kind === 'message'
        ? { type: kind, message: name, id, ...(correlation === null ? {} : { correlation }) }
        : { type: kind, signal: name, id },
  };
};
