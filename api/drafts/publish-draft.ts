import { publishProcedure, type KeptVersion } from '../../migrations/publish-procedure.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { PublishedDraft } from '../contract/procedure-drafts.ts';
import { Problem } from '../problem.ts';
import { writeSecurityEvent } from '../security-log.ts';
import type { ApiServices } from '../services.ts';
import { compileDraft } from './compile-draft.ts';
import { draftForStep, type DraftRequest } from './draft-step.ts';
import { publishable, refuseErrors } from './judge-draft.ts';

/**
 * Makes an approved draft the version that new cases get. It is judged again: posts, settings, calendar and called
 * procedures may have changed since. Cases in progress stay on the version that they began with.
 * @throws Problem `not-found`, `action-not-available`, `stale-version`, `procedure-invalid`, `draft-outdated`,
 * `draft-unchanged`
 */
export const publishDraft = async (
  services: ApiServices,
  request: DraftRequest,
): Promise<PublishedDraft> => {
  const { database } = services;
  const draft = await database
    .transaction()
    .execute(async (transaction) => draftForStep(transaction, request, 'publish'));
  const at = services.now();
  const answer = await publishProcedure(
    database,
    {
      ...publishable(draft),
      publishedBy: request.reader.id,
      at: at.getTime(),
      timeZone: services.config.timeZone,
    },
    await compileDraft(services, draft.procedure_key),
    async (transaction, kept) => finish(transaction, { request, kept, at }),
  );
  if (answer.code === 'procedure-invalid') {
    refuseErrors(answer.findings);
    throw new Error('Expected errors in a procedure that was not published, but there are none');
  }
  const { key, version, hash } = answer;
  return { key, version, hash };
};

const finish = async (
  transaction: Db,
  {
    request,
    kept,
    at,
  }: { readonly request: DraftRequest; readonly kept: KeptVersion; readonly at: Date },
): Promise<void> => {
  // The draft may have been withdrawn while it was compiled.
  const row = await draftForStep(transaction, request, 'publish');
  if (kept.code === 'unchanged') throw new Problem('draft-unchanged');
  if (kept.version !== (row.based_on ?? 0) + 1) throw new Problem('draft-outdated');
  await transaction
    .updateTable('procedure_draft')
    .set({
      state: 'published',
      published_by: request.reader.id,
      published_at: at,
      published_version: kept.version,
    })
    .where('id', '=', row.id)
    .execute();
  const { key: procedure, version, hash } = kept;
  await writeSecurityEvent(
    transaction,
    {
      person: request.reader.id,
      type: 'procedure-published',
      success: true,
      params: { procedure, version, hash, draft: row.id, reviewedBy: row.reviewed_by },
    },
    at,
  );
};
