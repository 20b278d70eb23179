import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { issueToken } from './issue-token.ts';
import { listTokens } from './list-tokens.ts';
import { revokeToken } from './revoke-token.ts';

export const tokenRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(listTokens);
  await app.register(issueToken);
  await app.register(revokeToken);
};
