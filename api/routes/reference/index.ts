import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { getCalendar } from './get-calendar.ts';
import { getCatalogue } from './get-catalogue.ts';
import { getResponsibility } from './get-responsibility.ts';
import { getPastCases } from './get-past-cases.ts';
import { getSimilarReports } from './get-similar-reports.ts';
import { listGrids } from './list-grids.ts';
import { listPeople } from './list-people.ts';
import { listUnits } from './list-units.ts';

export const referenceRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(getSimilarReports);
  await app.register(getPastCases);
  await app.register(getCatalogue);
  await app.register(getResponsibility);
  await app.register(listUnits);
  await app.register(listGrids);
  await app.register(listPeople);
  await app.register(getCalendar);
};
