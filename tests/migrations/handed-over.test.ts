import { expect, it } from 'vitest';
import { claimTask } from '../../migrations/functions/claim-task.ts';
import { openTask, townWithCase } from './sample-case.ts';

it.each([
  ['a person has', { person: 'p-handler2' }, 'p-handler2'],
  ['somebody claimed', {}, 'p-handler'],
  ['a pool has', {}, null],
])('feeds the loss of a task that %s to whoever loses it', async (_, from, holder) => {
  const { db, record } = await townWithCase();
  await record(1, { openTasks: [openTask('c1', '1', from), openTask('c1', '2')] });
  if (holder === 'p-handler') {
    const claim = { taskId: 'c1.1', person: holder, actor: { person: holder } };
    await claimTask(db, { ...claim, version: 0, origin: 'person' });
  }
  const { version } = await db
    .selectFrom('task')
    .select('version')
    .where('id', '=', 'c1.1')
    .executeTakeFirstOrThrow();
  const { last } = await db
    .selectFrom('event')
    .select(({ fn }) => fn.max('id').as('last'))
    .executeTakeFirstOrThrow();
  const to = { role: 'lead', unit: 'u-municipal', person: 'p-lead2' };
  await record(2, { openTasks: [openTask('c1', '1', to), openTask('c1', '2')] });
  const fed = db
    .selectFrom('event')
    .select(['task_id', 'role', 'unit_id', 'person_id', 'version'])
    .where('id', '>', last)
    .where('type', '=', 'task-changed');
  expect(await fed.orderBy('id').execute()).toEqual([
    {
      task_id: 'c1.1',
      role: 'handler',
      unit_id: 'u-enforcement',
      person_id: holder,
      version: version + 1,
    },
    {
      task_id: 'c1.1',
      role: 'lead',
      unit_id: 'u-municipal',
      person_id: 'p-lead2',
      version: version + 1,
    },
  ]);
});
