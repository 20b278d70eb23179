import { sql } from 'kysely';
import { type ServiceName, serviceNames } from '../domain/procedures/service-names.ts';
import type { Db } from '../migrations/functions/call-function.ts';
import type { CaseActivities } from '../workflows/activity-port.ts';
import type { Logger } from './logger.ts';
import { pauseUnless } from './pause-unless.ts';

const betweenWritesMillis = 5_000;
/** What a failure says, in characters. */
const longestError = 500;

interface Calls {
  readonly succeededAt: Date | null;
  readonly failedAt: Date | null;
  readonly error: string | null;
  readonly failures: number;
}

const noCalls: Calls = { succeededAt: null, failedAt: null, error: null, failures: 0 };

/**
 * Whether the services that procedures call answer. Calls are noted in memory and written together every
 * few seconds: a call costs no statement of its own.
 */
export class ServiceStates {
  readonly #db: Db;
  readonly #log: Logger;
  #calls = new Map<ServiceName, Calls>();

  constructor(services: { readonly db: Db; readonly log: Logger }) {
    this.#db = services.db;
    this.#log = services.log;
  }

  /** The same activity, its calls noted. */
  watch(callService: CaseActivities['callService']): CaseActivities['callService'] {
    return async (call) => {
      const name = serviceNames.find((known) => known === call.service);
      try {
        const result = await callService(call);
        if (name !== undefined) this.#succeeded(name);
        return result;
      } catch (error) {
        if (name !== undefined) this.#failed(name, error);
        throw error;
      }
    };
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await pauseUnless(signal, betweenWritesMillis);
      await this.#write();
    }
  }

  #succeeded(name: ServiceName): void {
    const before = this.#calls.get(name) ?? noCalls;
    this.#calls.set(name, { ...before, succeededAt: new Date(), failures: 0 });
  }

  #failed(name: ServiceName, error: unknown): void {
    const before = this.#calls.get(name) ?? noCalls;
    const said = error instanceof Error ? error.message : String(error);
    this.#calls.set(name, {
      ...before,
      failedAt: new Date(),
      error: said.slice(0, longestError),
      failures: before.failures + 1,
    });
  }

  async #write(): Promise<void> {
    const calls = this.#calls;
    this.#calls = new Map();
    try {
      // In one order, so that workers that write at once wait for each other and never in a ring.
      for (const [name, noted] of [...calls].toSorted(([a], [b]) => a.localeCompare(b)))
        await this.#add(name, noted);
    } catch (error) {
      this.#log.error({ err: error }, 'noting the states of services failed');
    }
  }

  async #add(name: ServiceName, calls: Calls): Promise<void> {
    const { succeededAt, failedAt, error, failures } = calls;
    await sql`
      insert into service_state as s (name, succeeded_at, failed_at, error, failures)
      values (${name}, ${succeededAt}, ${failedAt}, ${error}, ${failures})
      on conflict (name) do update set
        succeeded_at = greatest(s.succeeded_at, excluded.succeeded_at),
        failed_at = greatest(s.failed_at, excluded.failed_at),
        error = case when excluded.failed_at >= coalesce(s.failed_at, '-infinity') then excluded.error else s.error end,
        failures = excluded.failures + case when excluded.succeeded_at is null then s.failures else 0 end`.execute(
      this.#db,
    );
  }
}
