import { sql, type Selectable } from 'kysely';
import {
  draftActions,
  refusedDraftAction,
  type DraftFacts,
} from '../../domain/procedures/draft-actions.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { ProcedureDraftTable } from '../../migrations/schema/procedure-draft.ts';
import type { Named } from '../contract/common.ts';
import type { Draft, DraftActions, DraftSummary } from '../contract/procedure-drafts.ts';
import type { Reader } from '../reader.ts';

export type DraftRow = Selectable<ProcedureDraftTable>;

/** A row with the words of the people in it, by their ids. */
export interface FoundDraft {
  readonly row: DraftRow;
  readonly people: ReadonlyMap<string, Named>;
}

const peopleOf = (row: DraftRow): string[] =>
  [
    row.created_by,
    row.saved_by,
    row.editor,
    row.submitted_by,
    row.reviewed_by,
    row.published_by,
  ].filter((person) => person !== null);

/** Rows with the names of everybody who did something. */
export const withPeople = async (db: Db, rows: readonly DraftRow[]): Promise<FoundDraft[]> => {
  const ids = [...new Set(rows.flatMap(peopleOf))];
  if (ids.length === 0) return [];
  const found = await db
    .selectFrom('person')
    .where('id', 'in', ids)
    .select(['id', 'name', 'name_en'])
    .execute();
  const people = new Map(
    found.map(({ id, name, name_en: nameEn }) => [id, { id, name, nameEn }] as const),
  );
  return rows.map((row) => ({ row, people }));
};

export const draftFacts = (row: DraftRow): DraftFacts => row;

/** One row, locked where it is about to change; null when there is none. */
export const draftRow = async (db: Db, id: string, lock = false): Promise<DraftRow | null> => {
  const query = db.selectFrom('procedure_draft').where('id', '=', id).selectAll();
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null;
};

const deed = (
  people: FoundDraft['people'],
  by: string | null,
  at: Date | null,
): { readonly by: Named; readonly at: string } | null =>
  by === null || at === null
    ? null
    : { by: people.get(by) ?? { id: by, name: by }, at: at.toISOString() };

const expected = <T>(value: T | null, what: string): T => {
  if (value === null) throw new Error(`Expected a draft to know who ${what} it, but it does not`);
  return value;
};

const actionsFor = (row: DraftRow, { principal }: Reader): DraftActions => {
  const entries = draftActions.map(
    (action) => [action, refusedDraftAction(action, draftFacts(row), principal)] as const,
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one entry for each action of the table
  return Object.fromEntries(entries) as DraftActions;
};

/** A draft as lists show it to the reader. */
export const draftSummary = ({ row, people }: FoundDraft, reader: Reader): DraftSummary => {
  const reviewed = deed(people, row.reviewed_by, row.reviewed_at);
  const published = deed(people, row.published_by, row.published_at);
  return {
    id: row.id,
    key: row.procedure_key,
    name: row.name,
    nameEn: row.name_en,
    basedOn: row.based_on,
    state: row.state,
    version: row.version,
    created: expected(deed(people, row.created_by, row.created_at), 'began'),
    saved: expected(deed(people, row.saved_by, row.saved_at), 'saved'),
    editor: deed(people, row.editor, row.editor_since),
    submitted: deed(people, row.submitted_by, row.submitted_at),
    reviewed:
      reviewed === null || row.verdict === null
        ? null
        : { ...reviewed, verdict: row.verdict, reason: row.reason ?? '' },
    published:
      published === null || row.published_version === null
        ? null
        : { ...published, version: row.published_version },
    actions: actionsFor(row, reader),
  };
};

/** A draft with its texts. */
export const wholeDraft = (found: FoundDraft, reader: Reader): Draft => ({
  ...draftSummary(found, reader),
  xml: found.row.xml,
  ...textsOf(found.row),
});

/** Forms and decisions as they were saved through the contract. */
export const textsOf = (row: DraftRow): Pick<Draft, 'forms' | 'decisions'> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only what the contract has taken is written
  ({ forms: row.forms, decisions: row.decisions }) as Pick<Draft, 'forms' | 'decisions'>;

/** Until the transaction ends nobody else begins a draft of this procedure. */
export const lockDraftsOf = async (transaction: Db, key: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`procedure-draft ${key}`}, 0))`.execute(
    transaction,
  );
};
