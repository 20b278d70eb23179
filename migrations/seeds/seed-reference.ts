import type { Db } from '../functions/call-function.ts';
import { seedCalendarVersion } from './seed-calendar.ts';
import { seedCatalogue } from './seed-catalogue.ts';
import { seedOrganisation } from './seed-organisation.ts';
import { seedDemoPeople } from './seed-people.ts';
import { seedDemoSettings } from './seed-settings.ts';

export interface SeedOptions {
  /** The made-up town with its people; without it only what every centre needs. */
  readonly demo: boolean;
  /** Shown on the sign-in page; used in demo mode only. */
  readonly demoPassword: string;
  /** Name of the centre's unit where it is made; that of the made-up town when absent. */
  readonly centreName?: string;
  /** Zone of the delivered calendar; Asia/Shanghai when absent. */
  readonly timeZone?: string;
}

/**
 * What a centre starts with: the centre's unit, a calendar, the catalogue; in demo mode also units,
 * grids, people, responsibilities and settings. May run at every start: what is there stays.
 */
export const seedReference = async (db: Db, options: SeedOptions): Promise<void> => {
  await db.transaction().execute(async (transaction) => {
    await seedOrganisation(transaction, { demo: options.demo, centreName: options.centreName });
    await seedCalendarVersion(transaction, options.timeZone ?? 'Asia/Shanghai');
    await seedCatalogue(transaction, { responsibilities: options.demo });
    if (options.demo) {
      await seedDemoPeople(transaction, options.demoPassword);
      await seedDemoSettings(transaction);
    }
  });
};
