import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createLogger } from '../../activities/logger.ts';
import { startTown } from './engine.ts';

it('keeps of an error of the database its code and place, not the values that it quotes', async () => {
  const town = await startTown();
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => void lines.push(line) });
  try {
    await sql`select ${'李女士 13800006021'}::integer`.execute(town.db);
  } catch (error) {
    log.error({ err: error, caseId: 'c-1' }, 'step not recorded');
  } finally {
    await town.close();
  }
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain('13800006021');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    process: 'worker',
    caseId: 'c-1',
    err: { code: '22P02', message: '' },
  });
});
