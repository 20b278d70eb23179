import type { Db } from '../migrations/functions/call-function.ts';
import { recordProgress } from '../migrations/functions/record-progress.ts';
import type {
  ProgressRefusal,
  RecordedProgress,
  RecordProgressAnswer,
} from '../migrations/functions/record-progress.ts';
import type { CaseActivities, ProgressBatch, ProgressResult } from '../workflows/activity-port.ts';
import type { CalendarStore } from './calendar-store.ts';
import { concludeCase } from './conclude-case.ts';
import { isRefusedByDatabase, permanentFailure } from './failures.ts';
import type { Logger } from './logger.ts';
import { progressRecord } from './progress-record.ts';

export interface RecordProgressServices {
  readonly db: Db;
  readonly calendars: CalendarStore;
  readonly timeZone: string;
  readonly log: Logger;
  /** The engine is ahead of this database, which was restored from a backup: the case must be mended. */
  readonly onGap: (caseId: string) => void;
}

const refusals: Readonly<Record<ProgressRefusal, string>> = {
  'not-found': 'Expected the case to be in the database, but it is not',
  outdated: 'Expected the newest attempt of the step, but a later one is recorded',
  gap: 'Expected the steps before this one to be in the database, but they are not',
};

/** How often in a row a calendar may come into force between judging and recording. */
const judgements = 5;

/** The local activity of the case workflow: one round trip to the database a batch. */
export const createRecordProgress =
  (services: RecordProgressServices): CaseActivities['recordProgress'] =>
  async (batch) => {
    for (let judgement = 0; judgement < judgements; judgement += 1) {
      const calendar = await services.calendars.current();
      const answer = await record(services, batch, calendar);
      if (answer.outcome !== 'calendar-changed') {
        const result = resultOf(services, batch, answer);
        await concludeCase(services.db, batch, calendar);
        return result;
      }
      await services.calendars.forget(calendar);
    }
    throw new Error(
      'Expected one calendar to stay in force while a batch is judged, but it changed each time',
    );
  };

const record = async (
  { db, timeZone, log }: RecordProgressServices,
  batch: ProgressBatch,
  calendar: Awaited<ReturnType<CalendarStore['current']>>,
): Promise<RecordProgressAnswer> => {
  try {
    return await recordProgress(db, progressRecord(batch, { calendar, timeZone }));
  } catch (error) {
    if (!isRefusedByDatabase(error)) throw error;
    log.error(
      { caseId: batch.caseId, step: batch.step, err: error },
      'projection refused by the database',
    );
    throw permanentFailure(
      'projection-refused',
      'Expected the database to take the batch, but it refused',
      error,
    );
  }
};

const resultOf = (
  { log, onGap }: RecordProgressServices,
  { caseId, step }: ProgressBatch,
  answer: RecordedProgress | { readonly outcome: ProgressRefusal },
): ProgressResult => {
  if (!('seq' in answer)) {
    log.error({ caseId, step, outcome: answer.outcome }, 'projection not possible');
    if (answer.outcome !== 'outdated') onGap(caseId);
    throw permanentFailure(`projection-${answer.outcome}`, refusals[answer.outcome]);
  }
  if (answer.outcome !== 'recorded')
    log.warn({ caseId, step, outcome: answer.outcome }, 'step came again');
  if (answer.vanished.length > 0)
    log.error({ caseId, step, tasks: answer.vanished }, 'tasks vanished');
  return { seq: answer.seq, number: answer.number, clocks: answer.clocks, matches: answer.matches };
};
