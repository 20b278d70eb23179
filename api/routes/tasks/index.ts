import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { claimTask } from './claim-task.ts';
import { completeTask } from './complete-task.ts';
import { getTask } from './get-task.ts';
import { listTasks } from './list-tasks.ts';
import { releaseTask } from './release-task.ts';

export const taskRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(listTasks);
  await app.register(getTask);
  await app.register(claimTask);
  await app.register(releaseTask);
  await app.register(completeTask);
};
