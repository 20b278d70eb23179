import { sql } from 'kysely';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { nextMorning } from '../../domain/forecast/forecast-hours.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { newId } from '../../migrations/new-id.ts';
import type { CaseSettings } from '../../workflows/contract.ts';
import type { CalendarStore } from '../calendar-store.ts';
import type { Logger } from '../logger.ts';
import { pauseUnless } from '../pause-unless.ts';
import { ledgerOf, thresholdsOf } from '../reseed.ts';
import { compareForecasts } from './compare-forecasts.ts';
import { dueCases, type DueCase } from './due-cases.ts';
import { finishedTasks } from './finished-tasks.ts';
import { ForecastRunner } from './forecast-runner.ts';
import type { ForecastedCase, ForecastWorld } from './forecast-work.ts';
import { storeForecast } from './store-forecast.ts';

export interface ForecasterServices {
  readonly db: Db;
  readonly calendars: CalendarStore;
  readonly log: Logger;
  /** Tomorrow's 08:00 is that of this zone. */
  readonly timeZone: string;
}

const everyMillis = 15 * 60_000;
const emptyMillis = 60_000;
const betweenLooksMillis = 30_000;
/** What one forecast may cost. */
export const forecastBounds = {
  /** Of each case, and of each hypothesis about it. */
  runs: 200,
  /** Of more, a sample. */
  mostCases: 2_000,
  /** What is not run by then is left out, as if the sample had been smaller: a third of one core at most. */
  budgetMillis: 5 * 60_000,
} as const;
const { runs, mostCases, budgetMillis } = forecastBounds;

/** One that saw nothing fall due runs no case and is made anew sooner. */
const isOld = (
  { made_at: madeAt, due_cases: due }: { readonly made_at: Date; readonly due_cases: number },
  now: Date,
): boolean => now.getTime() - madeAt.getTime() >= (due === 0 ? emptyMillis : everyMillis);

/**
 * Forecasts every quarter of an hour what becomes overdue until the next morning, and compares earlier forecasts
 * with what came. Of several workers one makes it.
 */
export class Forecaster {
  readonly #services: ForecasterServices;
  readonly #graphs = new Map<string, Procedure>();

  constructor(services: ForecasterServices) {
    this.#services = services;
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.forecastWhenDue(new Date(), signal);
      } catch (error) {
        this.#services.log.error({ err: error }, 'the forecast failed');
      }
      await pauseUnless(signal, betweenLooksMillis);
    }
  }

  /** @returns whether a forecast was made */
  async forecastWhenDue(now: Date, signal: AbortSignal): Promise<boolean> {
    if (!(await this.#isDue(now))) return false;
    // The lock ends with its connection, however this worker ends.
    return this.#services.db.connection().execute(async (held) => {
      const { rows } = await sql<{ locked: boolean }>`
        select pg_try_advisory_lock(hashtextextended('forecast', 0)) as locked`.execute(held);
      if (rows[0]?.locked !== true) return false;
      try {
        if (!(await this.#isDue(now))) return false;
        await compareForecasts(this.#services.db, now);
        await this.forecast(now, signal);
        return true;
      } finally {
        await sql`select pg_advisory_unlock(hashtextextended('forecast', 0))`.execute(held);
      }
    });
  }

  async #isDue(now: Date): Promise<boolean> {
    const newest = await this.#services.db
      .selectFrom('forecast')
      .select(['made_at', 'due_cases'])
      .orderBy('made_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return newest === undefined || isOld(newest, now);
  }

  /** Makes a forecast and keeps it. */
  async forecast(now: Date, signal: AbortSignal): Promise<void> {
    const { db, calendars, log, timeZone } = this.#services;
    const begun = performance.now();
    const calendar = await calendars.current();
    const until = new Date(nextMorning(now.getTime(), timeZone));
    const seed = newId();
    const due = await dueCases(db, { now, until }, { most: mostCases, seed });
    const finished = await finishedTasks(db, now, calendar);
    const world = { calendar, finished, now: now.getTime(), until: until.getTime(), runs, seed };
    const forecasted = await this.#runAhead(due.cases, world, { begun, signal });
    await storeForecast(db, {
      id: seed,
      madeAt: now,
      until,
      runs,
      dueCases: due.total,
      handlingTimes: finished.length,
      cases: forecasted,
    });
    log.info(
      { due: due.total, sampled: forecasted.size, millis: Math.round(performance.now() - begun) },
      'forecast made',
    );
  }

  /** No case, no thread: what a thread begins with is copied for it. */
  async #runAhead(
    cases: readonly DueCase[],
    world: ForecastWorld,
    { begun, signal }: { readonly begun: number; readonly signal: AbortSignal },
  ): Promise<ReadonlyMap<string, ForecastedCase | null>> {
    const forecasted = new Map<string, ForecastedCase | null>();
    if (cases.length === 0) return forecasted;
    const runner = new ForecastRunner(world);
    try {
      for (const one of cases) {
        if (performance.now() - begun > budgetMillis) break;
        await this.#add(forecasted, runner, one, signal);
      }
    } finally {
      await runner.close();
    }
    return forecasted;
  }

  async #add(
    forecasted: Map<string, ForecastedCase | null>,
    runner: ForecastRunner,
    due: DueCase,
    signal: AbortSignal,
  ): Promise<void> {
    const { db, log } = this.#services;
    const answer = await runner.run(
      {
        caseId: due.id,
        procedureKey: due.procedure_key,
        category: due.category,
        graphHash: due.graph_hash,
        graph: await this.#graphOf(due),
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the snapshot that the case was started with
        settings: due.settings as CaseSettings,
        ledger: await ledgerOf(db, due.id),
        clocks: await thresholdsOf(db, due.id),
      },
      signal,
    );
    if (answer.kind === 'done') forecasted.set(due.id, answer.forecast);
    else log.warn({ caseId: due.id, reason: answer.reason }, 'a case could not be run ahead');
  }

  async #graphOf({
    graph_hash: hash,
    procedure_key,
    procedure_version,
  }: DueCase): Promise<Procedure> {
    const known = this.#graphs.get(hash);
    if (known !== undefined) return known;
    const { graph } = await this.#services.db
      .selectFrom('procedure_version')
      .where('procedure_key', '=', procedure_key)
      .where('version', '=', procedure_version)
      .select('graph')
      .executeTakeFirstOrThrow();
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- compiled and kept by publishing
    const procedure = graph as Procedure;
    this.#graphs.set(hash, procedure);
    return procedure;
  }
}
