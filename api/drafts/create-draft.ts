import { newId } from '../../migrations/new-id.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { CreateDraft, Draft } from '../contract/procedure-drafts.ts';
import { fieldProblem, Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { drawn, logDraft } from './draft-step.ts';
import { lockDraftsOf } from './draft-row.ts';
import { emptyDiagram } from './empty-diagram.ts';
import { ownTexts, type OwnTexts } from './own-texts.ts';

type Beginning = Omit<OwnTexts, 'version'> & { readonly basedOn: number | null };

const firstOf = (key: string, { name = key, nameEn = name, xml }: CreateDraft): Beginning => ({
  basedOn: null,
  name,
  nameEn,
  xml: xml ?? emptyDiagram(key, name, nameEn),
  forms: [],
  decisions: [],
});

/** What the draft begins with; it is published after the version in force, whichever text it was taken from. */
const beginningOf = async (db: Db, key: string, given: CreateDraft): Promise<Beginning> => {
  const current = await ownTexts(db, key, null);
  if (current === null) {
    if (given.basedOn !== undefined) throw new Problem('not-found');
    return firstOf(key, given);
  }
  const texts = given.basedOn === undefined ? current : await ownTexts(db, key, given.basedOn);
  if (texts === null) throw new Problem('not-found');
  return { ...texts, xml: given.xml ?? texts.xml, basedOn: current.version };
};

const refuseSecond = async (db: Db, key: string): Promise<void> => {
  const open = await db
    .selectFrom('procedure_draft')
    .where('procedure_key', '=', key)
    .where('state', 'in', ['draft', 'review', 'approved'])
    .select('id')
    .executeTakeFirst();
  if (open !== undefined) throw new Problem('already-exists', { params: { draft: open.id } });
};

/**
 * Begins a draft; whoever begins it writes it.
 * @throws Problem `not-found` (no such version), `already-exists` (one draft of the procedure is not over)
 */
export const createDraft = async (
  services: ApiServices,
  reader: Reader,
  key: string,
  given: CreateDraft,
): Promise<Draft> => {
  if (given.xml === '')
    throw fieldProblem('validation-failed', '/xml', { code: 'required', message: 'is empty' });
  return services.database.transaction().execute(async (transaction) => {
    await lockDraftsOf(transaction, key);
    await refuseSecond(transaction, key);
    const { basedOn, name, nameEn, xml, forms, decisions } = await beginningOf(
      transaction,
      key,
      given,
    );
    const at = services.now();
    const row = await transaction
      .insertInto('procedure_draft')
      .values({
        id: newId(),
        procedure_key: key,
        name,
        name_en: nameEn,
        based_on: basedOn,
        xml,
        forms: JSON.stringify(forms),
        decisions: JSON.stringify(decisions),
        state: 'draft',
        authors: [reader.id],
        created_by: reader.id,
        created_at: at,
        saved_by: reader.id,
        saved_at: at,
        editor: reader.id,
        editor_since: at,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await logDraft(transaction, reader, row, { type: 'draft-created', at });
    return drawn(transaction, row, reader);
  });
};
