import type { SecurityEventType } from '../../domain/audit/security-event-types.ts';
import type { DraftAction } from '../../domain/procedures/draft-actions.ts';
import { refusedDraftAction } from '../../domain/procedures/draft-actions.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { Draft } from '../contract/procedure-drafts.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import { writeSecurityEvent } from '../security-log.ts';
import type { ApiServices } from '../services.ts';
import { draftFacts, draftRow, withPeople, wholeDraft, type DraftRow } from './draft-row.ts';

/** Who wants to do something with which draft, and which version of it they have seen. */
export interface DraftRequest {
  readonly reader: Reader;
  readonly id: string;
  readonly version: number;
}

type Changes = Partial<Omit<DraftRow, 'id' | 'procedure_key' | 'created_by' | 'created_at'>>;

/** What one step of a draft's way does. */
interface DraftStepRule {
  readonly action: DraftAction;
  /** Of the security log; null: not worth an entry. */
  readonly log: SecurityEventType | null;
  readonly change: (row: DraftRow, at: Date, transaction: Db) => Changes | Promise<Changes>;
}

const refusal = async (
  db: Db,
  row: DraftRow,
  code: NonNullable<ReturnType<typeof refusedDraftAction>>,
): Promise<Problem> => {
  if (code !== 'draft-edited-by-other')
    // Whoever may not do it at all is told so before the route; here it is about this draft.
    return new Problem(code, { params: { state: row.state } });
  const [found] = await withPeople(db, [row]);
  const editor = row.editor === null ? undefined : found?.people.get(row.editor);
  return new Problem(code, {
    params: {
      person: row.editor,
      name: editor?.name ?? null,
      nameEn: editor?.nameEn ?? null,
      since: row.editor_since?.toISOString() ?? null,
    },
  });
};

/**
 * The draft as it is about to change, locked until the transaction ends.
 * @throws Problem `not-found`, why the action is refused, `stale-version`
 */
export const draftForStep = async (
  transaction: Db,
  { reader, id, version }: DraftRequest,
  action: DraftAction,
): Promise<DraftRow> => {
  const row = await draftRow(transaction, id, true);
  if (row === null) throw new Problem('not-found');
  const refused = refusedDraftAction(action, draftFacts(row), reader.principal);
  if (refused !== null) throw await refusal(transaction, row, refused);
  if (row.version !== version)
    throw new Problem('stale-version', { params: { version: row.version } });
  return row;
};

const asColumns = (changes: Changes): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(changes).map(([column, value]) => [
      column,
      column === 'forms' || column === 'decisions' ? JSON.stringify(value) : value,
    ]),
  );

/** Does one step: checks it, writes what it changes and the entry of the security log, answers the draft. */
export const performDraftStep = async (
  services: ApiServices,
  request: DraftRequest,
  { action, log, change }: DraftStepRule,
): Promise<Draft> =>
  services.database.transaction().execute(async (transaction) => {
    const row = await draftForStep(transaction, request, action);
    const at = services.now();
    const changed = await transaction
      .updateTable('procedure_draft')
      .set(asColumns(await change(row, at, transaction)))
      .where('id', '=', row.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    if (log !== null) await logDraft(transaction, request.reader, changed, { type: log, at });
    return drawn(transaction, changed, request.reader);
  });

/** The row as the reader sees it. */
export const drawn = async (db: Db, row: DraftRow, reader: Reader): Promise<Draft> => {
  const [found] = await withPeople(db, [row]);
  if (found === undefined) throw new Error('Expected a draft to have been written by somebody');
  return wholeDraft(found, reader);
};

export const logDraft = async (
  transaction: Db,
  reader: Reader,
  row: DraftRow,
  { type, at }: { readonly type: SecurityEventType; readonly at: Date },
): Promise<void> => {
  const { id: draft, procedure_key: procedure, version } = row;
  await writeSecurityEvent(
    transaction,
    { person: reader.id, type, success: true, params: { draft, procedure, version } },
    at,
  );
};
