import { cardSettings } from '../../domain/supervision/card-settings.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { settingsInForce } from '../../migrations/settings-in-force.ts';
import type { CalendarStore } from '../calendar-store.ts';
import type { Logger } from '../logger.ts';
import { pauseUnless } from '../pause-unless.ts';
import { judgeLimits } from './judge-limits.ts';
import { lateCards } from './late-cards.ts';
import { overtakeProposals } from './overtake-proposals.ts';
import { raiseCard } from './raise-card.ts';

const betweenLooksMillis = 5_000;

/**
 * Raises supervision cards that nobody answers in time, or after which the case does not move on, and tells of those
 * that cannot go higher. A card moves no token and no clock of its case, so no timer of the engine knows it: when it is
 * late stands in its row, and what is late is found there whichever worker looks, and whenever one runs again. Each
 * card is raised in one transaction under the lock of its case, in which it is looked at once more: several workers,
 * or a person who answers meanwhile, never raise it twice.
 */
export class CardEscalator {
  readonly #db: Db;
  readonly #calendars: CalendarStore;
  readonly #log: Logger;

  constructor(services: {
    readonly db: Db;
    readonly calendars: CalendarStore;
    readonly log: Logger;
  }) {
    this.#db = services.db;
    this.#calendars = services.calendars;
    this.#log = services.log;
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.look(new Date());
      } catch (error) {
        this.#log.error({ err: error }, 'raising the supervision cards that are late failed');
      }
      await pauseUnless(signal, betweenLooksMillis);
    }
  }

  /** One look at all cards. @returns how many were raised, or told of as late */
  async look(now: Date): Promise<number> {
    const calendar = await this.#calendars.inForce();
    await judgeLimits(this.#db, calendar);
    await overtakeProposals(this.#db, now);
    const late = await lateCards(this.#db, now);
    if (late.length === 0) return 0;
    const settings = cardSettings(await settingsInForce(this.#db));
    let changed = 0;
    for (const card of late) {
      try {
        if (await raiseCard(this.#db, card, { now, calendar, settings })) changed += 1;
      } catch (error) {
        // One that cannot be raised keeps nobody else waiting.
        this.#log.error({ err: error, card: card.id }, 'raising a supervision card failed');
      }
    }
    if (changed > 0) this.#log.info({ cards: changed }, 'supervision cards were late');
    return changed;
  }
}
