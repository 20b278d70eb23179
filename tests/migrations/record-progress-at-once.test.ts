import { describe, expect, it } from 'vitest';
import { claimTask } from '../../migrations/functions/claim-task.ts';
import { recordProgress } from '../../migrations/functions/record-progress.ts';
import {
  batchOf,
  calendarInForce,
  openCase,
  openTask,
  townDatabase,
  townWithCase,
  verdictOf,
} from './sample-case.ts';

describe('record_progress at once', () => {
  it('keeps every case of its own in order', async () => {
    const db = await townDatabase();
    const calendar = await calendarInForce(db);
    const ids = ['a', 'b', 'c', 'd'];
    await Promise.all(ids.map(async (id) => openCase(db, id)));
    await Promise.all(
      ids.map(async (id) => {
        for (let step = 1; step <= 8; step += 1) {
          await recordProgress(
            db,
            batchOf(id, step, calendar, {
              case: { filed: true },
              openTasks: [openTask(id, String(step))],
            }),
          );
        }
      }),
    );
    for (const id of ids) expect(await verdictOf(db, id)).toMatchObject({ ok: true, entries: 9 });
    const numbers = await db.selectFrom('case').select('number').orderBy('number').execute();
    expect(numbers.map((row) => row.number)).toEqual(
      [1, 2, 3, 4].map((n) => `JC-20261120-000${String(n)}`),
    );
  });

  it('does not stop people who claim the same case’s tasks meanwhile', async () => {
    const { db, record } = await townWithCase();
    const openTasks = Array.from({ length: 8 }, (_, index) => openTask('c1', String(index + 1)));
    await record(1, { openTasks });
    const claims = openTasks.map(async (task) =>
      claimTask(db, {
        taskId: task.id,
        person: 'p-handler',
        version: null,
        actor: { person: 'p-handler' },
        origin: 'person',
      }),
    );
    const steps = (async () => {
      for (let step = 2; step <= 10; step += 1)
        await record(step, {
          openTasks: openTasks.map(({ instance }) =>
            openTask('c1', instance, { name: String(step) }),
          ),
        });
    })();
    expect((await Promise.all(claims)).every((answer) => answer.code === 'claimed')).toBe(true);
    await steps;
    expect(await verdictOf(db, 'c1')).toMatchObject({ ok: true, entries: 19 });
  });
});
