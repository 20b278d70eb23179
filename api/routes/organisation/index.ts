import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { changePost } from './change-post.ts';
import { changeUnit } from './change-unit.ts';
import { closeUnit } from './close-unit.ts';
import { createUnit } from './create-unit.ts';
import { getPerson } from './get-person.ts';
import { getUnit } from './get-unit.ts';
import { givePost } from './give-post.ts';
import { openUnit } from './open-unit.ts';
import { renamePerson } from './rename-person.ts';

export const organisationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(getUnit);
  await app.register(createUnit);
  await app.register(changeUnit);
  await app.register(closeUnit);
  await app.register(openUnit);
  await app.register(getPerson);
  await app.register(renamePerson);
  await app.register(givePost);
  await app.register(changePost);
};
