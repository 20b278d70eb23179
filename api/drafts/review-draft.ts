import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { Draft } from '../contract/procedure-drafts.ts';
import { Problem } from '../problem.ts';
import type { ApiServices } from '../services.ts';
import { textsOf, type DraftRow } from './draft-row.ts';
import { draftForStep, performDraftStep, type DraftRequest } from './draft-step.ts';
import { requireNoErrors } from './judge-draft.ts';
import { ownTexts } from './own-texts.ts';

const sortedTexts = (all: readonly { readonly text: string }[]): string[] =>
  all.map(({ text }) => text).toSorted();

/** The draft changes the version in force, and that one only. @throws Problem `draft-outdated`, `draft-unchanged` */
const requireChange = async (db: Db, row: DraftRow): Promise<void> => {
  const current = await ownTexts(db, row.procedure_key, null);
  if ((current?.version ?? null) !== row.based_on) throw new Problem('draft-outdated');
  if (current === null) return;
  const { forms, decisions } = textsOf(row);
  const same =
    current.xml === row.xml &&
    canonicalJson(current.forms) === canonicalJson(forms) &&
    canonicalJson(sortedTexts(current.decisions)) === canonicalJson(sortedTexts(decisions));
  if (same) throw new Problem('draft-unchanged');
};

/**
 * Gives the draft to a second person. Nobody writes it any more.
 * @throws Problem also `procedure-invalid` with every error, `draft-unchanged`, `draft-outdated`
 */
export const submitDraft = async (services: ApiServices, request: DraftRequest): Promise<Draft> => {
  // Exploring takes its time: not while the row is locked. What was judged is what is submitted, by its version.
  const seen = await services.database
    .transaction()
    .execute(async (transaction) => draftForStep(transaction, request, 'submit'));
  await requireNoErrors(services, seen);
  return performDraftStep(services, request, {
    action: 'submit',
    log: 'draft-submitted',
    change: async (row, at, transaction) => {
      await requireChange(transaction, row);
      return {
        state: 'review',
        submitted_by: request.reader.id,
        submitted_at: at,
        reviewed_by: null,
        reviewed_at: null,
        verdict: null,
        reason: null,
        editor: null,
        editor_since: null,
      };
    },
  });
};

/** Back to writing, by one of those who may write. */
export const withdrawDraft = async (services: ApiServices, request: DraftRequest): Promise<Draft> =>
  performDraftStep(services, request, {
    action: 'withdraw',
    log: 'draft-withdrawn',
    change: () => ({
      state: 'draft',
      submitted_by: null,
      submitted_at: null,
      reviewed_by: null,
      reviewed_at: null,
      verdict: null,
      reason: null,
    }),
  });

/** @throws Problem also `own-draft` for whoever has written some of it */
export const approveDraft = async (
  services: ApiServices,
  request: DraftRequest,
  reason: string,
): Promise<Draft> =>
  performDraftStep(services, request, {
    action: 'approve',
    log: 'draft-approved',
    change: (_, at) => ({
      state: 'approved',
      reviewed_by: request.reader.id,
      reviewed_at: at,
      verdict: 'approved',
      reason,
    }),
  });

/** Back to writing, with the reason. @throws Problem also `own-draft` */
export const returnDraft = async (
  services: ApiServices,
  request: DraftRequest,
  reason: string,
): Promise<Draft> =>
  performDraftStep(services, request, {
    action: 'return',
    log: 'draft-returned',
    change: (_, at) => ({
      state: 'draft',
      reviewed_by: request.reader.id,
      reviewed_at: at,
      verdict: 'returned',
      reason,
    }),
  });
