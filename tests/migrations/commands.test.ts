import { describe, expect, it } from 'vitest';
import {
  acceptCommand,
  type AcceptCommandRequest,
} from '../../migrations/functions/accept-command.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { claimTask, releaseTask } from '../../migrations/functions/claim-task.ts';
import {
  confirmCommands,
  putBehind,
  refuseCommand,
} from '../../migrations/functions/finish-commands.ts';
import { recordProgress, type RecordedTask } from '../../migrations/functions/record-progress.ts';
import {
  batchOf,
  calendarInForce,
  chainOf,
  openCase,
  openTask,
  townDatabase,
  verdictOf,
} from './sample-case.ts';

const caseWithTask = async (change: Partial<RecordedTask> = {}, state = 'open'): Promise<Db> => {
  const db = await townDatabase();
  await openCase(db);
  await recordProgress(
    db,
    batchOf('c1', 1, await calendarInForce(db), {
      openTasks: [openTask('c1', '1', change), openTask('c1', '2')],
      case: { state, endedAt: null },
    }),
  );
  return db;
};

const complete = (
  id: string,
  change: Partial<AcceptCommandRequest> = {},
): AcceptCommandRequest => ({
  id,
  caseId: 'c1',
  principal: 'p-handler',
  idempotencyKey: null,
  bodyHash: 'body',
  payload: { id, action: { type: 'complete', task: 'c1.1' } },
  tasks: [{ id: 'c1.1', version: 0, claim: true }],
  submission: {
    id: `s-${id}`,
    taskId: 'c1.1',
    outcome: 'submit',
    data: { result: '好了' },
    comment: null,
    hash: 'h',
  },
  ...change,
});

/** A command on a task that claims nothing. */
const on = (id: string, task: string) =>
  complete(id, {
    payload: { id, action: { type: 'complete', task } },
    tasks: [],
    submission: null,
  });

const taskOf = async (db: Db, id = 'c1.1') =>
  db.selectFrom('task').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const commandsOf = async (db: Db) =>
  db.selectFrom('command').selectAll().where('kind', '=', 'act').execute();

const desk = (person: string, version: number | null = null) => ({
  taskId: 'c1.1',
  person,
  version,
  actor: { person },
  origin: 'person',
});

describe('accept_command', () => {
  it('claims what is unclaimed and keeps command and submission', async () => {
    const db = await caseWithTask();
    expect(await acceptCommand(db, complete('k1'))).toEqual({
      code: 'accepted',
      commandId: 'k1',
      claimed: [{ id: 'c1.1', version: 1 }],
    });
    expect(await taskOf(db)).toMatchObject({ claimed_by: 'p-handler', version: 1 });
    expect(await commandsOf(db)).toMatchObject([
      { id: 'k1', state: 'pending', principal: 'p-handler' },
    ]);
    expect(await db.selectFrom('submission').selectAll().execute()).toMatchObject([
      { id: 's-k1', command_id: 'k1', outcome: 'submit', data: { result: '好了' } },
    ]);
  });

  it('takes a task that the person holds already without a new version', async () => {
    const db = await caseWithTask();
    await claimTask(db, desk('p-handler', 0));
    expect(
      await acceptCommand(db, complete('k1', { tasks: [{ id: 'c1.1', version: 1, claim: true }] })),
    ).toMatchObject({ code: 'accepted', claimed: [] });
  });

  const refusals: readonly {
    readonly code: string;
    readonly task?: Partial<RecordedTask>;
    readonly state?: string;
    readonly change?: Partial<AcceptCommandRequest>;
    readonly before?: (db: Db) => Promise<unknown>;
  }[] = [
    { code: 'task-claimed-by-other', before: async (db) => claimTask(db, desk('p-lead')) },
    { code: 'task-claimed-by-other', task: { person: 'p-lead' } },
    { code: 'not-permitted', task: { exclude: ['p-handler'] } },
    { code: 'stale-version', change: { tasks: [{ id: 'c1.1', version: 7, claim: true }] } },
    { code: 'not-found', change: { tasks: [{ id: 'c1.9', version: null, claim: true }] } },
    { code: 'not-found', change: { caseId: 'c-none' } },
    { code: 'case-suspended', state: 'suspended' },
    { code: 'case-closed', state: 'closed' },
    { code: 'case-opening', state: 'opening' },
    { code: 'case-open', change: { caseStates: ['closed'] } },
    {
      code: 'task-not-open',
      before: async (db) => recordProgress(db, batchOf('c1', 2, await calendarInForce(db))),
    },
    { code: 'validation-failed', change: { attachments: [{ id: 'nothing', purpose: null }] } },
  ];
  it.each(refusals)(
    'refuses with $code and writes nothing',
    async ({ code, task, state, change, before }) => {
      const db = await caseWithTask(task, state);
      await before?.(db);
      const earlier = await taskOf(db);
      expect(await acceptCommand(db, complete('k1', change))).toMatchObject({ code });
      expect(await commandsOf(db)).toEqual([]);
      expect(await taskOf(db)).toEqual(earlier);
    },
  );

  it('does not claim a task that only has to be open', async () => {
    const db = await caseWithTask({ person: 'p-lead' });
    expect(
      await acceptCommand(
        db,
        complete('k1', { tasks: [{ id: 'c1.1', version: null, claim: false }], submission: null }),
      ),
    ).toEqual({ code: 'accepted', commandId: 'k1', claimed: [] });
  });

  it('lets one of several people at once have the task', async () => {
    const db = await caseWithTask();
    const people = ['p-handler', 'p-handler2', 'p-lead', 'p-lead2'];
    const answers = await Promise.all(
      people.map(async (principal) => acceptCommand(db, complete(`k-${principal}`, { principal }))),
    );
    expect(answers.map((answer) => answer.code).toSorted()).toEqual([
      'accepted',
      ...Array<string>(3).fill('task-claimed-by-other'),
    ]);
    expect(await commandsOf(db)).toHaveLength(1);
  });

  it('takes all tasks or none', async () => {
    const db = await caseWithTask({ person: 'p-lead' });
    const tasks = [
      { id: 'c1.2', version: 0, claim: true },
      { id: 'c1.1', version: 0, claim: true },
    ];
    expect(await acceptCommand(db, complete('k1', { tasks, submission: null }))).toMatchObject({
      code: 'task-claimed-by-other',
      taskId: 'c1.1',
    });
    expect(await taskOf(db, 'c1.2')).toMatchObject({ claimed_by: null });
  });

  it('answers a repeated key with the first command, also at once', async () => {
    const db = await caseWithTask();
    const answers = await Promise.all(
      ['k1', 'k2', 'k3'].map(async (id) =>
        acceptCommand(db, complete(id, { idempotencyKey: 'key' })),
      ),
    );
    expect(answers.map((answer) => answer.code).toSorted()).toEqual([
      'accepted',
      'repeated',
      'repeated',
    ]);
    const ids = answers.map((answer) => ('commandId' in answer ? answer.commandId : null));
    expect(new Set(ids).size).toBe(1);
    expect(
      await acceptCommand(db, complete('k4', { idempotencyKey: 'key', bodyHash: 'other' })),
    ).toEqual({
      code: 'idempotency-key-reused',
    });
  });

  it('keeps keys of different people apart', async () => {
    const db = await caseWithTask();
    await acceptCommand(db, complete('k1', { idempotencyKey: 'key' }));
    expect(
      await acceptCommand(
        db,
        complete('k2', { idempotencyKey: 'key', principal: 'p-lead', tasks: [], submission: null }),
      ),
    ).toMatchObject({ code: 'accepted' });
  });
});

describe('the end of a command', () => {
  it('is a refusal that undoes its own claim', async () => {
    const db = await caseWithTask();
    await acceptCommand(db, complete('k1', { idempotencyKey: 'key' }));
    expect(await refuseCommand(db, 'k1', 'outcome-not-offered', { outcome: 'submit' })).toBe(true);
    expect(await taskOf(db)).toMatchObject({ claimed_by: null, claimed_at: null, version: 2 });
    expect(await acceptCommand(db, complete('k2', { idempotencyKey: 'key' }))).toMatchObject({
      code: 'repeated',
      state: 'refused',
      answer: { code: 'outcome-not-offered', detail: { outcome: 'submit' } },
    });
    expect(await refuseCommand(db, 'k1', 'again')).toBe(false);
  });

  it('leaves a claim that was there before', async () => {
    const db = await caseWithTask();
    await claimTask(db, desk('p-handler'));
    await acceptCommand(db, complete('k1', { tasks: [{ id: 'c1.1', version: 1, claim: true }] }));
    await refuseCommand(db, 'k1', 'outcome-not-offered');
    expect(await taskOf(db)).toMatchObject({ claimed_by: 'p-handler', version: 1 });
  });

  it('is put off when the database is ahead of an engine that lost a step', async () => {
    const db = await caseWithTask();
    await db.updateTable('command').set({ confirmed_at: new Date() }).execute();
    await acceptCommand(db, on('k1', 'c1.1'));
    // Nothing of the case is unconfirmed before it: the engine's word stands.
    expect(await putBehind(db, 'k1')).toBe(false);
    await recordProgress(
      db,
      batchOf('c1', 2, await calendarInForce(db), {
        openTasks: [openTask('c1', '2')],
        closedTasks: [
          {
            id: 'c1.1',
            how: 'completed',
            outcome: 'submit',
            by: 'p-handler',
            at: new Date().toISOString(),
          },
        ],
        answers: [{ commandId: 'k1', result: { step: 2 } }],
      }),
    );
    await acceptCommand(db, on('k2', 'c1.2'));
    // k1 is answered by the projection only: the engine may have lost it, and so not know c1.2.
    expect(await putBehind(db, 'k2')).toBe(true);
    // A second try at what is done is refused for good.
    await acceptCommand(db, on('k3', 'c1.1'));
    expect(await putBehind(db, 'k3')).toBe(false);
    await confirmCommands(db, ['k1']);
    expect(await putBehind(db, 'k2')).toBe(false);
  });

  it('is confirmed once it was answered, not before', async () => {
    const db = await caseWithTask();
    await acceptCommand(db, complete('k1'));
    expect(await confirmCommands(db, ['k1'])).toBe(0);
    await recordProgress(
      db,
      batchOf('c1', 2, await calendarInForce(db), {
        answers: [{ commandId: 'k1', result: { step: 2 } }],
      }),
    );
    expect(await confirmCommands(db, ['k1', 'nothing'])).toBe(1);
    expect(await confirmCommands(db, ['k1'])).toBe(0);
  });
});

describe('claim and release', () => {
  it('are kept in the ledger', async () => {
    const db = await caseWithTask();
    expect(await claimTask(db, desk('p-handler', 0))).toEqual({
      code: 'claimed',
      version: 1,
      seq: 3,
    });
    expect(await claimTask(db, desk('p-handler', 0))).toEqual({
      code: 'claimed',
      version: 1,
      seq: null,
    });
    expect(await releaseTask(db, desk('p-handler', 1))).toEqual({
      code: 'released',
      version: 2,
      seq: 4,
    });
    expect(
      (await chainOf(db, 'c1')).slice(2).map(({ type, taskId, step }) => ({ type, taskId, step })),
    ).toEqual([
      { type: 'task-claimed', taskId: 'c1.1', step: null },
      { type: 'task-released', taskId: 'c1.1', step: null },
    ]);
    expect(await verdictOf(db, 'c1')).toMatchObject({ ok: true, entries: 4 });
  });

  it('give the task to one of several people at once', async () => {
    const db = await caseWithTask();
    const answers = await Promise.all(
      ['p-handler', 'p-handler2', 'p-lead'].map(async (person) => claimTask(db, desk(person, 0))),
    );
    expect(answers.map((answer) => answer.code).toSorted()).toEqual([
      'claimed',
      'task-claimed-by-other',
      'task-claimed-by-other',
    ]);
  });

  it('refuse what is not possible', async () => {
    const db = await caseWithTask({ exclude: ['p-lead'] });
    expect(await claimTask(db, desk('p-lead'))).toEqual({ code: 'not-permitted' });
    expect(await claimTask(db, desk('p-handler', 4))).toEqual({ code: 'stale-version' });
    expect(await claimTask(db, { ...desk('p-handler'), taskId: 'c1.9' })).toEqual({
      code: 'not-found',
    });
    expect(await releaseTask(db, desk('p-handler'))).toEqual({ code: 'task-not-claimed' });
    await claimTask(db, desk('p-handler'));
    expect(await releaseTask(db, desk('p-handler2'))).toEqual({ code: 'task-claimed-by-other' });
    expect(await releaseTask(db, { ...desk('p-handler2'), force: true })).toMatchObject({
      code: 'released',
    });
    expect((await chainOf(db, 'c1')).at(-1)?.params).toEqual({ from: 'p-handler' });
  });
});
