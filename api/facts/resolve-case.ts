import { sql } from 'kysely';
import { originalOf } from '../../migrations/duplicates.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { scopeOf } from '../scope.ts';
import { caseInScope } from '../scope-predicate.ts';
import { unknownReference, wrongField, type FactResolver } from './field-facts.ts';

const refusedLink: Readonly<Record<'same-case' | 'void-case', string>> = {
  'same-case': 'is this case itself, or was merged into it',
  'void-case': 'was void: nothing answers there',
};

const refusalOf = async (
  database: Db,
  original: string,
  caseId: string,
): Promise<keyof typeof refusedLink | null> => {
  if (original === caseId) return 'same-case';
  const found = await database
    .selectFrom('case')
    .select('state')
    .where('id', '=', original)
    .executeTakeFirst();
  return found?.state === 'void' ? 'void-case' : null;
};

/**
 * Another case that the person sees, by its id or by one of its numbers. A duplicate stands for its
 * original; the variable of the field's name is the id that it comes to.
 */
export const resolveCase: FactResolver = async ({ database, reader, caseId }, field, value) => {
  const wanted = String(value);
  const found = await sql<{ id: string }>`
    select c.id from "case" c
    where (c.id = ${wanted} or c.number = ${wanted} or c.report_number = ${wanted})
      and ${caseInScope(scopeOf(reader, 'case.read'))}`.execute(database);
  const [row] = found.rows;
  if (row === undefined) return unknownReference(field);
  const original = await originalOf(database, row.id);
  const refused = await refusalOf(database, original, caseId);
  return refused === null
    ? { variables: { [field.name]: original } }
    : wrongField(field, refused, refusedLink[refused]);
};
