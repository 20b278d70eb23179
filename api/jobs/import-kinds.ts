import type { ImportKind } from '../contract/imports.ts';
import { importCalendar } from './import-calendar.ts';
import { importCatalogue } from './import-catalogue.ts';
import type { ImportHandler } from './import-context.ts';
import { importReports } from './import-reports.ts';
import { importUnits } from './import-units.ts';

/** How each kind of file is brought in. */
export const importHandlers: { readonly [K in ImportKind]: ImportHandler } = {
  reports: importReports,
  catalogue: importCatalogue,
  calendar: importCalendar,
  units: importUnits,
};
