import { array, assert, asyncProperty, constant, constantFrom, option, record } from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { eligible, type OfferedTask } from '../../domain/assignment/eligible.ts';
import { roles, type Post } from '../../domain/permissions/roles.ts';
import { acceptCommand } from '../../migrations/functions/accept-command.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { claimOffered, type ClaimOfferedRequest } from '../../migrations/functions/claim-task.ts';
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

const caseWithTask = async (change: Partial<RecordedTask> = {}): Promise<Db> => {
  const db = await townDatabase();
  await openCase(db);
  await recordProgress(
    db,
    batchOf('c1', 1, await calendarInForce(db), { openTasks: [openTask('c1', '1', change)] }),
  );
  return db;
};

const handler: Post = { role: 'handler', unit: 'u-enforcement', grid: null };
const request = (change: Partial<ClaimOfferedRequest> = {}): ClaimOfferedRequest => ({
  taskId: 'c1.1',
  person: 'p-handler',
  version: 0,
  posts: [handler],
  origin: 'person',
  ...change,
});

/** The post that the database finds; undefined when there is none. */
const postOf = async (
  db: Db,
  task: OfferedTask,
  person: string,
  posts: readonly Post[],
): Promise<Post | undefined> => {
  const { rows } = await sql<{ post: Post | null }>`
    select offered_post(${task.role}::text, ${task.unit}::text, ${task.person}::text, ${task.grid}::text,
      ${person}, ${JSON.stringify(posts)}::jsonb) as post`.execute(db);
  return rows[0]?.post ?? undefined;
};

describe('who a task is offered to', () => {
  const role = constantFrom(...roles.slice(0, 3), 'grid' as const);
  const unit = constantFrom('u1', 'u2', 'u3');
  const grid = constantFrom('g1', 'g2');
  const post = record({ role, unit, grid: option(grid) });
  const task = record({
    role: option(role),
    unit: option(unit),
    person: option(constantFrom('p1', 'p2')),
    exclude: constant([]),
    grid: option(grid),
  });

  it('is judged in the database as in the domain', async () => {
    const db = await townDatabase();
    await assert(
      asyncProperty(task, array(post, { minLength: 1, maxLength: 4 }), async (of, posts) => {
        const answer = eligible(of, { person: 'p1', posts });
        expect(await postOf(db, of, 'p1', posts)).toEqual(
          answer.eligible ? (answer.post ?? undefined) : undefined,
        );
      }),
      { numRuns: 400 },
    );
  });
});

describe('claiming what is offered', () => {
  it('answers the task with its case as the claim left them', async () => {
    const db = await caseWithTask();
    const answer = await claimOffered(db, request());
    expect(answer).toMatchObject({
      code: 'claimed',
      version: 1,
      seq: 3,
      step: 1,
      task: {
        id: 'c1.1',
        case_id: 'c1',
        claimed_by: 'p-handler',
        state: 'open',
        version: 1,
        procedure_key: 'sample',
        variables: {},
      },
    });
    expect((await chainOf(db, 'c1')).at(-1)).toMatchObject({
      type: 'task-claimed',
      taskId: 'c1.1',
      actor: { person: 'p-handler', role: 'handler', unit: 'u-enforcement' },
    });
    expect(await verdictOf(db, 'c1')).toMatchObject({ ok: true, entries: 3 });
  });

  const notOffered: readonly (readonly [
    string,
    Partial<RecordedTask>,
    Partial<ClaimOfferedRequest>,
  ])[] = [
    ['is of another role', { role: 'lead' }, {}],
    ['is of another unit', { unit: 'u-centre' }, {}],
    ['was given to somebody else', { person: 'p-lead' }, {}],
    ['the person may not do', { exclude: ['p-handler'] }, {}],
    ['has another version', {}, { version: 4 }],
    ['is not there', {}, { taskId: 'c1.9' }],
  ];
  it.each(notOffered)('leaves a task that %s', async (_why, change, asked) => {
    const db = await caseWithTask(change);
    expect(await claimOffered(db, request(asked))).toEqual({ code: 'not-offered' });
    expect(await verdictOf(db, 'c1')).toMatchObject({ ok: true, entries: 2 });
  });

  it('gives a task to one of several people at once', async () => {
    const db = await caseWithTask();
    const answers = await Promise.all(
      ['p-handler', 'p-handler2', 'p-lead'].map(async (person) =>
        claimOffered(db, request({ person })),
      ),
    );
    expect(answers.map(({ code }) => code).toSorted()).toEqual([
      'claimed',
      'not-offered',
      'not-offered',
    ]);
  });
});

const command = (seen: { readonly seq: number; readonly step: number }) => ({
  id: 'k1',
  caseId: 'c1',
  principal: 'p-handler',
  idempotencyKey: null,
  bodyHash: 'body',
  payload: {},
  tasks: [{ id: 'c1.1', version: 0, claim: true }],
  seen,
});

describe('a command by what was seen', () => {
  it('is kept while the case is as it was', async () => {
    const db = await caseWithTask();
    expect(await acceptCommand(db, command({ seq: 2, step: 1 }))).toMatchObject({
      code: 'accepted',
    });
  });

  it.each([
    ['ledger', { seq: 1, step: 1 }],
    ['step', { seq: 2, step: 0 }],
  ])('is not kept when the %s has moved on', async (_what, seen) => {
    const db = await caseWithTask();
    expect(await acceptCommand(db, command(seen))).toEqual({ code: 'moved-on' });
    expect(await db.selectFrom('command').selectAll().where('kind', '=', 'act').execute()).toEqual(
      [],
    );
  });
});
