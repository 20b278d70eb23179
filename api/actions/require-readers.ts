import { sql } from 'kysely';
import { fieldProblem } from '../problem.ts';
import { loadReader } from '../queries/load-reader.ts';
import { scopeOf } from '../scope.ts';
import { caseInScope } from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';

/** Whether the person has an account and sees the case by their posts and tasks. */
const sees = async (services: ApiServices, person: string, caseId: string): Promise<boolean> => {
  const row = await services.database
    .selectFrom('person')
    .where('id', '=', person)
    .where('active', '=', true)
    .select(['id', 'login', 'name', 'name_en', 'demo'])
    .executeTakeFirst();
  if (row === undefined) return false;
  const reader = await loadReader(services.database, row, {
    sessionId: null,
    passwordChange: null,
    at: services.now(),
  });
  const found = await sql`
    select 1 from "case" c where c.id = ${caseId} and ${caseInScope(scopeOf(reader, 'case.read'))}`.execute(
    services.database,
  );
  return found.rows.length > 0;
};

/**
 * Nobody hears of a case by being named in it: who is named has to see it already (a copy is what shows it).
 * @throws Problem `validation-failed` at `/persons/<n>`
 */
export const requireReaders = async (
  services: ApiServices,
  caseId: string,
  persons: readonly string[],
): Promise<void> => {
  for (const [index, person] of persons.entries()) {
    if (await sees(services, person, caseId)) continue;
    throw fieldProblem('validation-failed', `/persons/${String(index)}`, {
      code: 'not-a-reader',
      message: 'names somebody who does not see the case',
    });
  }
};
