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
  { caseId, book, at }: { readonly caseId: string; readonly book: CaseBook; readonly at: number },
  batch: ProgressBatch,
  match: ProgressResult['matches'][number],
): PlannedEntry | undefined => {
  const { messageId, variables } = match;
  for (const { subscription, element, instance, message } of book.subscriptions.values()) {
    if (subscriptionRow(caseId, subscription) !== match.subscription) continue;
    const event = { type: 'message' as const, subscription, variables, messageId, at };
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
