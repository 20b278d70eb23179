import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { Gauge, type Registry } from 'prom-client';
import type { Database } from '../../migrations/schema/index.ts';

/** How many messages nobody has taken, counted when the figures are asked for; absent while the database is away. */
export const measureMessages = (registry: Registry, database: Kysely<Database>): void => {
  // oxlint-disable-next-line no-new -- it registers itself
  new Gauge({
    name: 'bihuan_unclaimed_messages',
    help: 'Messages that no case has taken, by whether their time is over',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      this.reset();
      try {
        const { rows } = await sql<{ buffered: number; expired: number }>`
          select count(*) filter (where expires_at > now())::integer as buffered,
            count(*) filter (where expires_at <= now())::integer as expired
          from message where delivered_to is null`.execute(database);
        for (const row of rows) {
          this.set({ state: 'buffered' }, row.buffered);
          this.set({ state: 'expired' }, row.expired);
        }
      } catch {
        this.reset();
      }
    },
  });
};
