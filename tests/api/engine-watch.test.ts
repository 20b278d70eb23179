import { expect, it } from 'vitest';
import type { EngineHealth } from '../../api/case-client.ts';
import { EngineWatch } from '../../api/engine-watch.ts';

const away: EngineHealth = { reachable: false, workerPolls: false };
const idle: EngineHealth = { reachable: true, workerPolls: false };
const there: EngineHealth = { reachable: true, workerPolls: true };

it('remembers since when the engine is away until it is there again', async () => {
  let health = there;
  let minute = 0;
  const watch = new EngineWatch({ health: async () => health }, () => new Date(minute * 60_000));
  const since = async (found: EngineHealth): Promise<Date | null> => {
    health = found;
    minute += 1;
    return (await watch.look()).awaySince;
  };
  expect(await since(there)).toBeNull();
  expect(await since(away)).toEqual(new Date(2 * 60_000));
  // Nobody works yet: it is as far away as before.
  expect(await since(idle)).toEqual(new Date(2 * 60_000));
  expect(await since(there)).toBeNull();
  expect(await since(idle)).toEqual(new Date(5 * 60_000));
});
