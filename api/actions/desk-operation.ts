import { sql } from 'kysely';
import type { LedgerEntryTypeOf } from '../../domain/ledger/ledger-entry-types.ts';
import { appendLedger } from '../../migrations/functions/append-ledger.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { Performed } from '../acts/perform-act.ts';
import { stepResult } from '../acts/step-result.ts';
import { newId } from '../../migrations/new-id.ts';
import { Problem } from '../problem.ts';
import type { StepResult } from '../contract/tasks.ts';
import { actorOf } from '../tasks/require-eligible.ts';
import type { ApiServices } from '../services.ts';
import type { ActionRequest } from './action-request.ts';

/** What a desk operation writes into the ledger: codes and ids. */
export interface DeskRecord {
  readonly type: LedgerEntryTypeOf<'desk'>;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The case as it stands: desk operations move nothing. `seq` null: the end of its ledger. */
export const standingCase = async (
  transaction: Db,
  caseId: string,
  seq: number | null,
): Promise<StepResult> => {
  const found = await sql<StepResult>`
    select c.ledger_seq as seq, c.step, c.stage, c.state as "caseState", coalesce((
      select jsonb_agg(jsonb_build_object('id', t.id, 'element', t.element, 'stage', t.stage, 'role', t.role,
        'unit', t.unit_id, 'person', t.person_id) order by t.opened_at, t.id)
      from task t where t.case_id = c.id and t.state = 'open'), '[]') as tasks
    from "case" c where c.id = ${caseId}`.execute(transaction);
  const [row] = found.rows;
  if (row === undefined) throw new Error(`Expected the case ${caseId}, but it is gone`);
  return seq === null ? row : { ...row, seq };
};

/** Keeps the answer under the key, so that the same request again does nothing. */
const keepAnswer = async (
  transaction: Db,
  request: ActionRequest,
  answer: { readonly type: string; readonly result: StepResult },
): Promise<void> => {
  const { key, bodyHash } = request.repeatable;
  if (key === null) return;
  await sql`
    insert into command (id, case_id, kind, principal, idempotency_key, body_hash, payload, state, answer, answered_at, confirmed_at)
    values (${newId()}, ${request.case.id}, 'act', ${request.reader.id}, ${key}, ${bodyHash},
      ${JSON.stringify({ desk: answer.type })}::jsonb, 'answered', ${JSON.stringify(answer.result)}::jsonb, now(), now())`.execute(
    transaction,
  );
};

/** Waits for an equal request that is under way, and gives its answer when it came first. */
const answeredBefore = async (
  transaction: Db,
  request: ActionRequest,
): Promise<StepResult | null> => {
  const { key, bodyHash } = request.repeatable;
  if (key === null) return null;
  await sql`select lock_idempotency_key(${request.reader.id}, ${key})`.execute(transaction);
  const known = await transaction
    .selectFrom('command')
    .where('principal', '=', request.reader.id)
    .where('idempotency_key', '=', key)
    .select(['body_hash', 'answer'])
    .executeTakeFirst();
  if (known === undefined) return null;
  if (known.body_hash !== bodyHash) throw new Problem('idempotency-key-reused');
  return stepResult(known.answer);
};

/**
 * Does the work of a desk operation with its ledger entry and event in one transaction (architecture
 * decision 3). `work` says what to record.
 */
export const deskOperation = async (
  services: ApiServices,
  request: ActionRequest,
  work: (transaction: Db) => Promise<DeskRecord>,
): Promise<Performed> => {
  const { reader, task } = request;
  const post =
    reader.principal.posts.find((held) => held.role === task?.role) ??
    reader.principal.posts[0] ??
    null;
  const write = async (transaction: Db): Promise<StepResult> => {
    const before = await answeredBefore(transaction, request);
    if (before !== null) return before;
    const record = await work(transaction);
    const entry = await appendLedger(transaction, {
      caseId: request.case.id,
      actor: actorOf(reader, post).ledger,
      origin: 'person',
      type: record.type,
      params: record.params,
      taskId: task?.id ?? null,
      elementId: task?.element ?? null,
    });
    if (entry.code !== 'appended') throw new Problem('not-found');
    await sql`
      insert into event (type, case_id, version, unit_id, grid_id)
      select 'case-changed', id, ${entry.seq}, unit_id, grid_id from "case" where id = ${request.case.id}`.execute(
      transaction,
    );
    const result = await standingCase(transaction, request.case.id, entry.seq);
    await keepAnswer(transaction, request, { type: record.type, result });
    return result;
  };
  return { kind: 'done', result: await services.database.transaction().execute(write) };
};
