import { sql } from 'kysely';
import { isNamed } from '../cases/load-case.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import { scopeOf } from '../scope.ts';
import { caseInScope, taskInScope } from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';

/**
 * The id of a case that the reader may open by saying what for: one in their scope, or one of whose tasks they see any,
 * as `loadTask` asks them for it.
 * @throws Problem `not-found`
 */
export const caseToOpen = async (
  { database }: ApiServices,
  reader: Reader,
  id: string,
): Promise<string> => {
  const { rows } = await sql<{ readonly id: string }>`
    select c.id from "case" c where ${isNamed(id)} and (${caseInScope(scopeOf(reader, 'case.read'))}
      or exists (select 1 from task t where t.case_id = c.id and ${taskInScope(scopeOf(reader, 'task.read'))}))`.execute(
    database,
  );
  const [row] = rows;
  if (row === undefined) throw new Problem('not-found');
  return row.id;
};
