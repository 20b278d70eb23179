import { sql } from 'kysely';
import { scopeOf } from '../scope.ts';
import { caseInScope } from '../scope-predicate.ts';
import { unknownReference, wrongField, type FactResolver } from './field-facts.ts';

/** Another case that the person sees, by its id or by one of its numbers. */
export const resolveCase: FactResolver = async ({ database, reader, caseId }, field, value) => {
  const wanted = String(value);
  const found = await sql<{ id: string }>`
    select c.id from "case" c
    where (c.id = ${wanted} or c.number = ${wanted} or c.report_number = ${wanted})
      and ${caseInScope(scopeOf(reader, 'case.read'))}`.execute(database);
  const [row] = found.rows;
  if (row === undefined) return unknownReference(field);
  return row.id === caseId ? wrongField(field, 'same-case', 'is this case itself') : {};
};
