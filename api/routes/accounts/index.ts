import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { createAccount } from './create-account.ts';
import { disableAccount } from './disable-account.ts';
import { enableAccount } from './enable-account.ts';
import { listAccounts } from './list-accounts.ts';
import { resetPassword } from './reset-password.ts';

export const accountRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(listAccounts);
  await app.register(createAccount);
  await app.register(resetPassword);
  await app.register(disableAccount);
  await app.register(enableAccount);
};
