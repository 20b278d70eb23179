import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { getIncident } from './get-incident.ts';
import { listCauses } from './list-causes.ts';
import { listIncidentsRoute } from './list-incidents.ts';

export const incidentRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(listIncidentsRoute);
  await app.register(listCauses);
  await app.register(getIncident);
};
