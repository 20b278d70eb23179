import { setTimeout as pause } from 'node:timers/promises';
import type { ApiServices } from '../services.ts';
import type { Performed } from './perform-act.ts';
import { storedRefusal, stepResult } from './step-result.ts';

const longestMillis = 8_000;
const pauseMillis = 50;

/**
 * Waits for the command sender to bring a command to an end.
 * @throws Problem with the engine's refusal
 */
export const awaitAnswer = async (services: ApiServices, commandId: string): Promise<Performed> => {
  const deadline = Date.now() + longestMillis;
  while (Date.now() < deadline) {
    const row = await services.database
      .selectFrom('command')
      .where('id', '=', commandId)
      .select(['state', 'answer'])
      .executeTakeFirstOrThrow();
    if (row.state === 'refused') throw storedRefusal(row.answer);
    if (row.state === 'answered') return { kind: 'done', result: stepResult(row.answer) };
    await pause(pauseMillis);
  }
  return { kind: 'pending', commandId };
};
