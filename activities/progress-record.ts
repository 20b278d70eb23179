import { dayNumber } from '../domain/calendar/day-number.ts';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import { judgeClock, type JudgingRules } from '../domain/clocks/judge-clock.ts';
import type { JudgedClock } from '../domain/clocks/judged-clock.ts';
import { canonicalJson } from '../domain/ledger/canonical-json.ts';
import { ledgerDigest } from '../domain/ledger/ledger-hash.ts';
import { limitUnits } from '../domain/limits/limit.ts';
import type {
  ProgressRecord,
  RecordedClock,
  RecordedEntry,
  RecordedThresholds,
} from '../migrations/functions/record-progress.ts';
import { sha256 } from '../migrations/sha256.ts';
import type { ClockProjection, ProcedureEntry, ProgressBatch } from '../workflows/activity-port.ts';

/** What turns a batch of the workflow into what the database takes. */
export interface RecordContext {
  readonly calendar: WorkingCalendar;
  /** Of the centre: its days give the case numbers. */
  readonly timeZone: string;
}

const instant = (at: number): string => new Date(at).toISOString();
const instantOrNull = (at: number | null): string | null => (at === null ? null : instant(at));

/** Judges the clocks, digests the entries and names the batch by its content. Pure. */
export const progressRecord = (batch: ProgressBatch, context: RecordContext): ProgressRecord => {
  const rules = rulesOf(batch);
  const judged = batch.clocks.map((clock) => ({
    clock,
    verdict: judgeClock(clock.entries, context.calendar, rules),
  }));
  return {
    caseId: batch.caseId,
    step: batch.step,
    at: instant(batch.at),
    batchHash: sha256(canonicalJson(batch)),
    graphHash: batch.graphHash,
    day: dayNumber(batch.at, context.timeZone),
    calendarVersion: context.calendar.version,
    entries: batch.entries.map((entry) => recordedEntry(batch, entry)),
    case: { ...batch.case, endedAt: instantOrNull(batch.case.endedAt) },
    openTasks: batch.openTasks.map(({ openedAt, ...task }) =>
      Object.assign({}, task, { openedAt: instant(openedAt) }),
    ),
    closedTasks: batch.closedTasks.map(({ at, ...task }) =>
      Object.assign({}, task, { at: instant(at) }),
    ),
    clocks: judged.map(({ clock, verdict }) => recordedClock(clock, verdict)),
    openIncidents: batch.openIncidents.map(({ at, ...incident }) =>
      Object.assign({}, incident, { at: instant(at) }),
    ),
    subscriptions: batch.subscriptions,
    sentMessages: batch.sentMessages.map((message) =>
      Object.assign({}, message, { sender: { caseId: batch.caseId, step: batch.step } }),
    ),
    answers: batch.answers,
    result: { clocks: judged.map(({ clock, verdict }) => thresholdsOf(clock.id, verdict)) },
  };
};

const rulesOf = ({ judging: { warnShare, escalateAfter } }: ProgressBatch): JudgingRules => {
  const unit = limitUnits.find((known) => known === escalateAfter.unit);
  if (unit === undefined) {
    throw new Error(`Expected a unit of limits, but the case's settings say ${escalateAfter.unit}`);
  }
  return { warnShare, escalateAfter: { amount: escalateAfter.amount, unit } };
};

const recordedEntry = (
  { caseId, step }: ProgressBatch,
  { at, actor: { origin, ...actor }, type, params, commandId, taskId, elementId }: ProcedureEntry,
): RecordedEntry => {
  const content = {
    actor,
    origin,
    type,
    params,
    taskId: taskId ?? null,
    elementId: elementId ?? null,
    commandId: commandId ?? null,
  };
  const digest = ledgerDigest({ ...content, caseId, step, at }, sha256);
  return { ...content, at: instant(at), digest };
};

const recordedClock = (
  { id, name, stage, unit, person, entries }: ClockProjection,
  verdict: JudgedClock,
): RecordedClock => ({
  id,
  name,
  stage,
  unit,
  person,
  entries,
  judged: verdict,
  warnAt: instantOrNull(verdict.warnAt),
  dueAt: instantOrNull(verdict.dueAt),
  escalateAt: instantOrNull(verdict.escalateAt),
  pausedAt: instantOrNull(verdict.pausedAt),
  stoppedAt: instantOrNull(verdict.stoppedAt),
  cancelled: verdict.cancelled,
  missingYear: verdict.missingYear,
});

const thresholdsOf = (
  id: string,
  { warnAt, dueAt, escalateAt }: JudgedClock,
): RecordedThresholds => ({
  id,
  warnAt,
  dueAt,
  escalateAt,
});
