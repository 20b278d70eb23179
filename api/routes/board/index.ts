import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { exportBoard } from './export-board.ts';
import { getBoard } from './get-board.ts';
import { getForecast } from './get-forecast.ts';
import { listBoardTasks } from './list-board-tasks.ts';
import { getOnTimeRate } from './get-on-time-rate.ts';

export const boardRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(getBoard);
  await app.register(getOnTimeRate);
  await app.register(getForecast);
  await app.register(listBoardTasks);
  await app.register(exportBoard);
};
