import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actOnTask } from './act-on-task.ts';
import { claimTask } from './claim-task.ts';
import { completeTask } from './complete-task.ts';
import { countTasks } from './count-tasks.ts';
import { exportTasks } from './export-tasks.ts';
import { flagTask } from './flag-task.ts';
import { getTask } from './get-task.ts';
import { listTasks } from './list-tasks.ts';
import { previewTask } from './preview-task.ts';
import { releaseTask } from './release-task.ts';
import { unflagTask } from './unflag-task.ts';

export const taskRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(listTasks);
  await app.register(countTasks);
  await app.register(exportTasks);
  await app.register(getTask);
  await app.register(claimTask);
  await app.register(releaseTask);
  await app.register(flagTask);
  await app.register(unflagTask);
  await app.register(completeTask);
  await app.register(previewTask);
  await app.register(actOnTask);
};
