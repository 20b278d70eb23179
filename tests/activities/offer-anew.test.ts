import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Sweeper } from '../../activities/sweeper.ts';
import { claimTask } from '../../migrations/functions/claim-task.ts';
import { chainOf, verdictOf } from '../migrations/sample-case.ts';
import { accept, silent, startEngine, until, type Engine } from './engine.ts';
import { Sending } from './sending.ts';

let engine: Engine;
let sending: Sending;
let sweeper: Sweeper;
let stopWorker: () => Promise<void>;

beforeAll(async () => {
  engine = await startEngine();
  const { db, mend, client } = engine;
  sending = new Sending(engine);
  sweeper = new Sweeper({ db, visibility: client.workflow, mend, log: silent });
  stopWorker = await engine.startWorker();
});
afterAll(async () => {
  await stopWorker();
  await engine.close();
});

const openTaskIn = async (caseId: string) =>
  engine.db
    .selectFrom('task')
    .select(['id', 'element', 'role', 'unit_id', 'person_id', 'claimed_by', 'version'])
    .where('case_id', '=', caseId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();

/** Every command of the case is brought to its end. */
const settled = async (caseId: string): Promise<void> => {
  await until('the commands of the case to end', async () => {
    await sending.send(caseId);
    const left = await engine.db
      .selectFrom('command')
      .select('id')
      .where('case_id', '=', caseId)
      .where('confirmed_at', 'is', null)
      .execute();
    return left.length === 0;
  });
};

/** A case that waits for the handler whom its lead named. */
const withHandler = async (caseId: string): Promise<void> => {
  await sending.opened(caseId);
  await sending.walk(caseId, 'accept', 'handle');
  await until(
    'the task of the handler',
    async () => (await openTaskIn(caseId)).element === 'handle',
  );
};

const disable = async (person: string, active = false): Promise<void> => {
  await engine.db.updateTable('person').set({ active }).where('id', '=', person).execute();
};

describe('a task in the hands of somebody who is gone', () => {
  it('is offered to its post and unit again when it was given to them, and the ledger says why', async () => {
    await withHandler('g-given');
    const before = await openTaskIn('g-given');
    expect(before.person_id).not.toBeNull();
    await disable(before.person_id ?? '');
    await sweeper.sweep();
    await settled('g-given');
    const { version: _, ...same } = before;
    expect(await openTaskIn('g-given')).toMatchObject({ ...same, person_id: null });
    expect((await chainOf(engine.db, 'g-given')).at(-1)).toMatchObject({
      type: 'task-transferred',
      actor: { person: null },
      params: { person: null, reason: 'holder-gone' },
    });
    expect(await verdictOf(engine.db, 'g-given')).toMatchObject({ ok: true });
    // nothing is left to be done, and nothing is asked for twice
    await sweeper.sweep();
    const commands = await engine.db
      .selectFrom('command')
      .select('id')
      .where('case_id', '=', 'g-given')
      .where('principal', '=', 'system')
      .execute();
    expect(commands).toHaveLength(1);
    await disable(before.person_id ?? '', true);
  });

  it('is offered when a return gives it back to them', async () => {
    await withHandler('g-back');
    const given = await openTaskIn('g-back');
    const handler = given.person_id ?? '';
    await sending.walk('g-back', 'handle', 'check');
    await disable(handler);
    const check = await until('the next task', async () => {
      const open = await openTaskIn('g-back');
      return open.element === 'handle' ? undefined : open;
    });
    await accept(engine, 'g-back', {
      id: 'k-g-back',
      person: 'p-commander',
      action: { type: 'return', task: check.id, target: given.id, reason: '照片不清' },
    });
    await sending.brought('k-g-back');
    expect(await openTaskIn('g-back')).toMatchObject({ element: 'handle', person_id: handler });
    await sweeper.sweep();
    await settled('g-back');
    expect(await openTaskIn('g-back')).toMatchObject({
      element: 'handle',
      role: given.role,
      unit_id: given.unit_id,
      person_id: null,
    });
    await disable(handler, true);
  });

  it('is put back when they had only claimed it', async () => {
    const id = await sending.opened('g-claimed');
    const actor = { person: 'p-acceptor' };
    await claimTask(engine.db, {
      taskId: id,
      person: 'p-acceptor',
      actor,
      version: null,
      origin: 'person',
    });
    await disable('p-acceptor');
    await sweeper.sweep();
    expect(await openTaskIn('g-claimed')).toMatchObject({ id, claimed_by: null, person_id: null });
    expect((await chainOf(engine.db, 'g-claimed')).at(-1)).toMatchObject({
      type: 'task-released',
      origin: 'system',
      params: { from: 'p-acceptor' },
    });
    await disable('p-acceptor', true);
  });

  it('goes to the unit when they have left it, unless they are at it', async () => {
    await withHandler('g-left');
    const { person_id: handler, id } = await openTaskIn('g-left');
    const left = async (): Promise<void> => {
      await sql`update post set valid_to = now() where person_id = ${handler} and unit_id = 'u-enforcement'`.execute(
        engine.db,
      );
      await engine.db
        .insertInto('post')
        .values({
          id: 'post-new',
          person_id: handler ?? '',
          role: 'handler',
          unit_id: 'u-municipal',
          grid_id: null,
          valid_to: null,
        })
        .execute();
    };
    await sweeper.sweep();
    expect(await openTaskIn('g-left')).toMatchObject({ person_id: handler });
    await claimTask(engine.db, {
      taskId: id,
      person: handler ?? '',
      actor: { person: handler },
      version: null,
      origin: 'person',
    });
    await left();
    await sweeper.sweep();
    await settled('g-left');
    expect(await openTaskIn('g-left')).toMatchObject({ person_id: handler, claimed_by: handler });
    await engine.db
      .updateTable('task')
      .set({ claimed_by: null, claimed_at: null })
      .where('id', '=', id)
      .execute();
    await sweeper.sweep();
    await settled('g-left');
    expect(await openTaskIn('g-left')).toMatchObject({
      unit_id: 'u-enforcement',
      person_id: null,
      claimed_by: null,
    });
  });
});
