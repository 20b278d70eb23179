import { sql } from 'kysely';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { ForecastedCase } from './forecast-work.ts';

export interface MadeForecast {
  readonly id: string;
  readonly madeAt: Date;
  readonly until: Date;
  readonly runs: number;
  readonly dueCases: number;
  readonly handlingTimes: number;
  /** Null where too little is known. */
  readonly cases: ReadonlyMap<string, ForecastedCase | null>;
}

const rowsAtOnce = 500;

const probabilityOf = (shares: readonly number[]): number =>
  Math.min(
    1,
    shares.reduce((total, share) => total + share, 0),
  );

/** Of a case of which too little is known all is null. */
const rowOf = (forecastId: string, caseId: string, forecast: ForecastedCase | null) => {
  const { taskId = null, hours = [], reassigned = null, longer = null } = forecast ?? {};
  return {
    forecast_id: forecastId,
    case_id: caseId,
    task_id: taskId,
    probability: forecast === null ? null : probabilityOf(hours),
    hours: JSON.stringify(hours),
    reassigned_unit: reassigned?.unit ?? null,
    reassigned_hours: reassigned === null ? null : JSON.stringify(reassigned.hours),
    longer_hours: longer === null ? null : JSON.stringify(longer),
    happened: null,
  };
};

/** Keeps a forecast with its cases; the first one of a night says so. */
export const storeForecast = async (db: Db, made: MadeForecast): Promise<void> => {
  const rows = [...made.cases].map(([caseId, forecast]) => rowOf(made.id, caseId, forecast));
  await db.transaction().execute(async (transaction) => {
    await sql`
      insert into forecast (id, made_at, until, runs, due_cases, sampled, handling_times, first)
      values (${made.id}, ${made.madeAt}, ${made.until}, ${made.runs}, ${made.dueCases}, ${made.cases.size},
        ${made.handlingTimes}, not exists (select 1 from forecast f where f.until = ${made.until}))`.execute(
      transaction,
    );
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      await transaction
        .insertInto('forecast_case')
        .values(rows.slice(from, from + rowsAtOnce))
        .execute();
    }
  });
};
