import { sql } from 'kysely';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { newId } from '../../migrations/new-id.ts';
import { callableProcedures } from '../../migrations/publish-procedure.ts';
import { compileDraft } from '../drafts/compile-draft.ts';
import { draftRow, type DraftRow } from '../drafts/draft-row.ts';
import { publishable, refuseErrors } from '../drafts/judge-draft.ts';
import { rehearsalLimits, type CreateRehearsal, type Rehearsal } from '../contract/rehearsals.ts';
import { fieldProblem, Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import { scopeOf } from '../scope.ts';
import { caseInScope } from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';
import { rehearsalAt } from './rehearsal-rows.ts';

/** The graph that every case of the rehearsal runs on. @throws Problem `procedure-invalid` */
const graphOf = async (services: ApiServices, draft: DraftRow): Promise<string> => {
  const compile = await compileDraft(services, draft.procedure_key);
  const compiled = await compile(publishable(draft), await callableProcedures(services.database));
  refuseErrors(compiled.findings);
  if (compiled.procedure === null)
    throw new Error('Expected errors in a draft without a graph, but there are none');
  return canonicalJson(compiled.procedure);
};

interface Beginning {
  readonly reader: Reader;
  readonly draft: DraftRow;
  readonly graph: string;
  readonly from: string;
  readonly to: string;
  readonly at: Date;
}

const store = async (
  db: Db,
  { reader, draft, graph, from, to, at }: Beginning,
): Promise<string> => {
  const id = newId();
  const closed = sql`from "case" c where c.procedure_key = ${draft.procedure_key} and c.state = 'closed'
    and c.ended_at >= ${from}::timestamptz and c.ended_at < ${to}::timestamptz
    and ${caseInScope(scopeOf(reader, 'case.read'))}`;
  await sql`
    insert into rehearsal (id, draft_id, draft_version, graph, closed_from, closed_to, closed, created_by, created_at)
    select ${id}, ${draft.id}, ${draft.version}, ${graph}::jsonb, ${from}::timestamptz, ${to}::timestamptz,
      count(*), ${reader.id}, ${at} ${closed}`.execute(db);
  await sql`
    insert into rehearsal_case (rehearsal_id, place, case_id)
    select ${id}, row_number() over (order by c.ended_at desc, c.id), c.id ${closed}
    order by c.ended_at desc, c.id limit ${rehearsalLimits.cases}`.execute(db);
  return id;
};

/**
 * Takes the closed cases of a time that the reader sees, to be run on the draft as it is kept now.
 * @throws Problem `not-found`, `validation-failed` (the time ends before it begins), `procedure-invalid`
 */
export const createRehearsal = async (
  services: ApiServices,
  reader: Reader,
  draftId: string,
  { from, to }: CreateRehearsal,
): Promise<Rehearsal> => {
  const { database } = services;
  const draft = await draftRow(database, draftId);
  if (draft === null) throw new Problem('not-found');
  if (Date.parse(to) <= Date.parse(from))
    throw fieldProblem('validation-failed', '/to', {
      code: 'below-minimum',
      message: 'is not after from',
    });
  const graph = await graphOf(services, draft);
  const at = services.now();
  const id = await database
    .transaction()
    .execute(async (transaction) => store(transaction, { reader, draft, graph, from, to, at }));
  return rehearsalAt(database, id);
};
