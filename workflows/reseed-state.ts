import { emptyState } from '../bpmn/engine/interpreter.ts';
import type { Procedure } from '../bpmn/model/procedure.ts';
import type { ClockProjection, ProcedureEntry, ProgressResult } from './activity-port.ts';
import { carry } from './carried-case.ts';
import { emptyBook, emptyPending, type CaseBook } from './case-book.ts';
import { engineVersion, type ActResult, type CarriedCase } from './contract.ts';
import { rulesOfLedger } from './engine-rules.ts';
import { isEntryType, type CaseEntry } from './entries/entry-type.ts';
import { applyEntry } from './entries/index.ts';
import { ProcessedCommands } from './processed-commands.ts';
import { resultOf } from './progress-batch.ts';

/** A row of the ledger, of whatever type; `step` is null for desk operations, which move nothing here. */
export interface LedgerRow extends Omit<ProcedureEntry, 'type'> {
  readonly type: string;
  readonly seq: number;
  readonly step: number | null;
}

/** A clock as the projection keeps it, with its thresholds as they were judged. */
export type JudgedClockRow = Pick<ClockProjection, 'id'> & ProgressResult['clocks'][number];

interface StepEntry {
  readonly seq: number;
  readonly step: number;
  readonly entry: CaseEntry;
}

/** Entries in order, without those of steps that a later entry declares void (decision 11). */
const standingEntries = (rows: readonly LedgerRow[]): readonly StepEntry[] => {
  let standing: StepEntry[] = [];
  for (const { seq, step, type, ...rest } of rows) {
    if (step === null) continue;
    if (type === 'step-superseded') standing = standing.filter((known) => known.step < step);
    else if (isEntryType(type)) standing.push({ seq, step, entry: { ...rest, type } });
  }
  return standing;
};

const withThresholds = (book: CaseBook, clocks: readonly JudgedClockRow[]): void => {
  for (const { id, warnAt, dueAt, escalateAt } of clocks) {
    const clock = book.clocks.get(id);
    if (clock === undefined) continue;
    const judged = { warn: warnAt, due: dueAt, escalate: escalateAt };
    book.clocks.set(id, { ...clock, judged, lastDue: dueAt ?? clock.lastDue });
  }
};

/**
 * The case as its ledger tells it, ready to be reseeded (decision 4): for the restore from a backup,
 * the loss of the engine's store, and reopening. Entries must be all of the case, ascending by seq.
 * Throws when the ledger does not start a case or the engine does not take one of its events.
 */
export const carriedFromLedger = (
  procedure: Procedure,
  caseId: string,
  rows: readonly LedgerRow[],
  clocks: readonly JudgedClockRow[],
): CarriedCase => {
  const entries = standingEntries(rows);
  const state = emptyState(procedure, rulesOfLedger(entries.map(({ entry }) => entry)));
  const draft = { caseId, engineVersion, procedure, book: emptyBook(state) };
  const processed = new ProcessedCommands([]);
  let last = 0;
  for (const { seq, step, entry } of entries) {
    applyEntry(draft, entry, step);
    last = step;
    const { commandId } = entry;
    if (commandId !== undefined) {
      const result: ActResult = { ...resultOf(draft.book, { caseId, step }), seq };
      processed.add([[commandId, result]]);
    }
  }
  if (last === 0)
    throw new Error(`Expected the ledger of case ${caseId} to start it, but it does not`);
  const { book } = draft;
  withThresholds(book, clocks);
  for (const [id, clock] of book.clocks) book.clocks.set(id, { ...clock, changed: false });
  return carry({ ...book, pending: emptyPending() }, last, processed.toJSON());
};
