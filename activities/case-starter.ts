import { sql } from 'kysely';
import { zoneOffset } from '../domain/calendar/zone-offset.ts';
import { caseSettings } from '../domain/settings/case-settings.ts';
import { databaseClock } from '../migrations/database-clock.ts';
import type { Db } from '../migrations/functions/call-function.ts';
import { newId } from '../migrations/new-id.ts';
import { settingsInForce } from '../migrations/settings-in-force.ts';
import type { Logger } from './logger.ts';
import { pauseUnless } from './pause-unless.ts';
import { takeConditionalStart } from './starts/conditional-starts.ts';
import { takeMessageStart } from './starts/message-starts.ts';
import { openStartedCase } from './starts/open-started-case.ts';
import type { StartRules } from './starts/start-rules.ts';
import type { TakeStart } from './starts/start.ts';
import { followSettings, takeTimerStart } from './starts/timer-starts.ts';

export interface StarterServices {
  readonly db: Db;
  readonly timeZone: string;
  readonly log: Logger;
  readonly rules: StartRules;
  /** The database's clock where none is given: one for all workers, so that no condition is seen to go back. */
  readonly clock?: (db: Db) => Promise<number>;
}

const idleMillis = 500;
const afterErrorMillis = 2_000;
/** Settings and conditions are looked at so often; a change of a setting takes as long to reach the API. */
const lookMillis = 5_000;
/** Cases opened in one go before others get their turn. */
const batchSize = 32;

/**
 * Opens a case for each message, signal, firing of a timer and condition come true that starts one (BPMN 2.0.2,
 * 10.5.2 and 13.2). What takes it and what opens the case are one transaction: a case is never opened twice
 * for it.
 */
export class CaseStarter {
  readonly #services: StarterServices;
  readonly #takes: readonly TakeStart[];
  #looksAgainAt = -Infinity;

  constructor(services: StarterServices) {
    this.#services = services;
    this.#takes = [
      takeTimerStart(services.rules, services.timeZone),
      this.#look(),
      takeMessageStart,
    ];
  }

  /** Until the signal. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        if ((await this.startDue()) < batchSize) await pauseUnless(signal, idleMillis);
      } catch (error) {
        this.#services.log.error({ err: error }, 'starting cases by events failed');
        await pauseUnless(signal, afterErrorMillis);
      }
    }
  }

  /** Opens what is due, one transaction a case; how many were opened. */
  async startDue(): Promise<number> {
    for (let opened = 0; opened < batchSize; opened += 1) {
      if (!(await this.#startNext())) return opened;
    }
    return batchSize;
  }

  async #startNext(): Promise<boolean> {
    const { db: database, clock = databaseClock, log, timeZone } = this.#services;
    return database.transaction().execute(async (db) => {
      // Starters take turns, so that none opens a case under a key that another one is just using.
      await sql`select pg_advisory_xact_lock(hashtextextended('case starter', 0))`.execute(db);
      const given = { at: await clock(db), caseId: newId() };
      for (const take of this.#takes) {
        const start = await take(db, given);
        if (start === null) continue;
        await openStartedCase(db, start, { ...given, timeZone });
        log.info({ caseId: given.caseId, by: start.id, procedure: start.key }, 'case started');
        return true;
      }
      return false;
    });
  }

  /** What settings decide, at the intervals of a look. */
  #look(): TakeStart {
    const { rules, log, timeZone } = this.#services;
    const follow = followSettings(rules, log);
    const take = takeConditionalStart(rules);
    return async (db, { at }) => {
      if (at < this.#looksAgainAt) return null;
      const { variables: settings } = caseSettings(await settingsInForce(db));
      const around = { settings, at, offset: zoneOffset(at, timeZone) };
      await follow(db, around);
      const start = await take(db, around);
      if (start === null) this.#looksAgainAt = at + lookMillis;
      return start;
    };
  }
}
