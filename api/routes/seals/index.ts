import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { getSealProofRoute } from './get-seal-proof.ts';
import { listSealsRoute } from './list-seals.ts';
import { verifySealRoute } from './verify-seal.ts';

export const sealRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(listSealsRoute);
  await app.register(verifySealRoute);
  await app.register(getSealProofRoute);
};
