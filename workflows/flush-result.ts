import type { CaseDraft } from './case-draft.ts';
import { saidBy } from './said-by.ts';
import type { PlannedEntry } from './actions/action-rule.ts';
import type { ProgressBatch, ProgressResult } from './activity-port.ts';
import type { CaseBook } from './case-book.ts';
import { subscriptionRow } from './progress-batch.ts';

/** Thresholds as judged; not for a clock that moved while its projection was under way. */
export const acceptJudgement = (
  book: CaseBook,
  batch: ProgressBatch,
  result: ProgressResult,
): void => {
  const judgedEntries = new Map(batch.clocks.map(({ id, entries }) => [id, entries.length]));
  for (const { id, warnAt, dueAt, escalateAt } of result.clocks) {
    const clock = book.clocks.get(id);
    if (clock === undefined || clock.entries.length !== judgedEntries.get(id)) continue;
    book.clocks.set(id, {
      ...clock,
      judged: { warn: warnAt, due: dueAt, escalate: escalateAt },
      lastDue: dueAt ?? clock.lastDue,
    });
  }
};

/**
 * The entry for a buffered message that a projection handed over. When its subscription closed
 * meanwhile, the message is published again under a new id.
 */
export const matchEntry = (
  {
    caseId,
    engineVersion,
    book,
    at,
  }: Pick<CaseDraft, 'caseId' | 'engineVersion' | 'book'> & { readonly at: number },
  batch: ProgressBatch,
  match: ProgressResult['matches'][number],
): PlannedEntry | undefined => {
  const { messageId, variables } = match;
  for (const booked of book.subscriptions.values()) {
    const { subscription, element, instance, message } = booked;
    if (subscriptionRow(caseId, subscription) !== match.subscription) continue;
    const said = saidBy(engineVersion, booked, match.correlation ?? null);
    const event = { type: 'message' as const, subscription, variables, messageId, ...said, at };
    return {
      type: 'message-received',
      params: { event, message, messageId, instance },
      elementId: element,
    };
  }
  const offered = batch.subscriptions.find(({ id }) => id === match.subscription);
  if (offered === undefined) return undefined;
  const { message } = offered;
  const correlation = match.correlation ?? offered.correlation;
  return { type: 'message-put-back', params: { message, correlation, messageId, variables } };
};
