import { setTimeout as pause } from 'node:timers/promises';
import { temporal } from '@temporalio/proto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseClient } from '../../activities/case-client.ts';
import { CommandSender } from '../../activities/command-sender.ts';
import { publishMessage } from '../../migrations/functions/publish-message.ts';
import type { CaseAction } from '../../workflows/contract.ts';
import { chainOf, verdictOf } from '../migrations/sample-case.ts';
import {
  accept,
  openCaseIn,
  openTaskOf,
  silent,
  startEngine,
  until,
  type Engine,
} from './engine.ts';
import { Sending } from './sending.ts';

const { ResetReapplyExcludeType } = temporal.api.enums.v1;

/** An engine that does not answer. */
const away: CaseClient = {
  start: async () => Promise.resolve('pending'),
  restart: async () => Promise.resolve('pending'),
  act: async () => Promise.resolve({ kind: 'pending', error: null }),
  lastRun: async () => Promise.reject(new Error('away')),
  terminate: async () => Promise.resolve(),
  failureOf: async () => Promise.resolve(null),
};

let engine: Engine;
let sending: Sending;
let stopWorker: () => Promise<void>;

beforeAll(async () => {
  engine = await startEngine();
  sending = new Sending(engine);
  stopWorker = await engine.startWorker();
});
afterAll(async () => {
  await stopWorker();
  await engine.close();
});

const makeDue = async (id: string): Promise<void> => {
  await sql`update command set next_attempt_at = now() where id = ${id}`.execute(engine.db);
};

const complete = (
  task: string,
  outcome: string,
  variables: Extract<CaseAction, { type: 'complete' }>['variables'] = {},
): CaseAction => ({
  type: 'complete',
  task,
  outcome,
  variables,
});

/** The engine goes back to before the first workflow task and forgets what came since. */
const forget = async (caseId: string): Promise<void> => {
  const handle = engine.client.workflow.getHandle(`case/${caseId}`);
  const { events } = await handle.fetchHistory();
  const first = events?.find((event) => event.workflowTaskCompletedEventAttributes);
  await engine.client.workflowService.resetWorkflowExecution({
    namespace: engine.namespace,
    workflowExecution: { workflowId: handle.workflowId },
    workflowTaskFinishEventId: first?.eventId ?? null,
    requestId: `reset-${caseId}`,
    reason: 'test',
    resetReapplyExcludeTypes: [ResetReapplyExcludeType.RESET_REAPPLY_EXCLUDE_TYPE_UPDATE],
  });
};

describe('the command sender', () => {
  it('starts a case that the API could not start', async () => {
    await openCaseIn(engine, 's-start');
    expect((await sending.caseOf('s-start')).state).toBe('opening');
    await sending.sender.sendDue();
    await until('the case to open', async () => (await sending.caseOf('s-start')).state === 'open');
    expect(await sending.commandOf('start-s-start')).toMatchObject({
      state: 'answered',
      attempts: 1,
    });
    expect((await sending.commandOf('start-s-start')).confirmed_at).not.toBeNull();
  });

  it('takes a start that was sent before as done', async () => {
    await sending.opened('s-twice');
    await sql`update command set state = 'pending', answered_at = null, confirmed_at = null, next_attempt_at = now() where id = 'start-s-twice'`.execute(
      engine.db,
    );
    expect(await sending.brought('start-s-twice')).toMatchObject({ state: 'answered' });
  });

  it('sends a command and keeps its answer', async () => {
    const task = await sending.opened('s-act');
    await accept(engine, 's-act', {
      id: 'k-act',
      person: 'p-acceptor',
      action: complete(task, 'accept'),
    });
    const command = await sending.brought('k-act');
    expect(command).toMatchObject({
      state: 'answered',
      answer: { step: 2, stage: 'file', caseState: 'open' },
    });
    expect(command.confirmed_at).not.toBeNull();
  });

  it('sends again what was answered but not confirmed, to no other effect', async () => {
    const task = await sending.opened('s-again');
    await accept(engine, 's-again', {
      id: 'k-again',
      person: 'p-acceptor',
      action: complete(task, 'accept'),
    });
    await sending.brought('k-again');
    const before = await sending.caseOf('s-again');
    await sql`update command set confirmed_at = null where id = 'k-again'`.execute(engine.db);
    await sending.brought('k-again');
    expect((await sending.caseOf('s-again')).step).toBe(before.step);
  });

  it('sends the commands of a case in the order in which they were written', async () => {
    await sending.opened('s-order');
    for (const limit of [1, 2, 3]) {
      await accept(engine, 's-order', {
        // sorts by when it was made, as the ids of commands do
        id: `k-order-${String(limit)}`,
        person: 'p-acceptor',
        action: { type: 'recompute-clocks', calendarVersion: String(limit) },
      });
    }
    // all in one millisecond
    await sql`update command set created_at = now() where id like 'k-order-%'`.execute(engine.db);
    await sending.brought('k-order-3');
    const steps = await engine.db
      .selectFrom('ledger_entry')
      .select('command_id')
      .where('case_id', '=', 's-order')
      .where('command_id', 'like', 'k-order-%')
      .orderBy('seq')
      .execute();
    expect(steps.map((entry) => entry.command_id)).toEqual(['k-order-1', 'k-order-2', 'k-order-3']);
  });

  it('keeps a refusal with its code', async () => {
    const task = await sending.opened('s-refused');
    await accept(engine, 's-refused', {
      id: 'k-refused',
      person: 'p-acceptor',
      action: complete(task, 'no-such-outcome'),
    });
    expect(await sending.brought('k-refused')).toMatchObject({
      state: 'refused',
      answer: { code: 'outcome-not-offered' },
    });
  });

  it('waits longer after each attempt, and leaves what others have taken', async () => {
    const task = await sending.opened('s-wait');
    await stopWorker();
    await accept(engine, 's-wait', {
      id: 'k-wait',
      person: 'p-acceptor',
      action: complete(task, 'accept'),
    });
    const impatient = new CommandSender({
      db: engine.db,
      client: away,
      log: silent,
      reseed: engine.reseed,
      mend: engine.mend,
    });
    const [one, other] = await Promise.all([impatient.sendDue(), impatient.sendDue()]);
    expect(one + other).toBe(1);
    expect(await impatient.sendDue()).toBe(0);
    const first = await sending.commandOf('k-wait');
    expect(first).toMatchObject({ state: 'pending', attempts: 1 });
    await makeDue('k-wait');
    await impatient.sendDue();
    const second = await sending.commandOf('k-wait');
    expect(second.next_attempt_at.getTime() - Date.now()).toBeGreaterThan(
      first.next_attempt_at.getTime() - Date.now(),
    );
    stopWorker = await engine.startWorker();
    expect(await sending.brought('k-wait')).toMatchObject({ state: 'answered' });
  });

  it('brings a case back that the engine lost, and then the command to its end', async () => {
    const task = await sending.opened('s-lost');
    await engine.client.workflow.getHandle('case/s-lost').terminate('lost');
    await accept(engine, 's-lost', {
      id: 'k-lost',
      person: 'p-acceptor',
      action: complete(task, 'accept'),
    });
    expect(await sending.brought('k-lost')).toMatchObject({
      state: 'answered',
      answer: { stage: 'file' },
    });
    const types = await engine.db
      .selectFrom('ledger_entry')
      .select('type')
      .where('case_id', '=', 's-lost')
      .orderBy('seq')
      .execute();
    expect(types.map((entry) => entry.type)).toEqual([
      'report-received',
      'case-started',
      'case-reseeded',
      'task-completed',
    ]);
  });

  it('brings back a case whose start had failed, to be repaired or void', async () => {
    await sending.failedToStart('s-opening');
    await engine.client.workflow.getHandle('case/s-opening').terminate('lost');
    await accept(engine, 's-opening', {
      id: 'k-opening',
      person: 'p-acceptor',
      action: { type: 'void', reason: 'drawn wrongly' },
      caseStates: ['opening'],
    });
    expect(await sending.brought('k-opening')).toMatchObject({
      state: 'answered',
      answer: { caseState: 'void' },
    });
  });

  it('delivers a message that a case waits for, and puts one back that comes too late', async () => {
    await sending.opened('s-message');
    await sending.walk('s-message', 'accept', 'assign');
    await until('the task of the unit', async () => openTaskOf(engine.db, 's-message', 'assign'));
    const message = { message: 'extension-requested', correlation: 's-message', variables: {} };
    expect(await publishMessage(engine.db, { id: 'm-1', ...message })).toMatchObject({
      code: 'delivered',
    });
    expect(await sending.brought('m-1')).toMatchObject({ state: 'answered' });
    await until('the review', async () => openTaskOf(engine.db, 's-message', 'review-extension'));

    await accept(engine, 's-message', {
      id: 'k-void',
      person: 'p-acceptor',
      action: { type: 'void', reason: 'ended' },
    });
    await publishMessage(engine.db, { id: 'm-2', ...message });
    expect(await sending.brought('m-2')).toMatchObject({
      state: 'refused',
      answer: { code: 'case-closed' },
    });
    const late = await engine.db
      .selectFrom('message')
      .select('delivered_to')
      .where('id', '=', 'm-2')
      .executeTakeFirstOrThrow();
    expect(late.delivered_to).toBeNull();
  });

  it('does again what the engine lost after it was projected, and the ledger says so', async () => {
    const task = await sending.opened('s-reset');
    await accept(engine, 's-reset', {
      id: 'k-reset',
      person: 'p-acceptor',
      action: complete(task, 'accept'),
    });
    await sending.brought('k-reset');
    expect(await sending.caseOf('s-reset')).toMatchObject({ step: 2, stage: 'file' });
    // as if nobody had confirmed it before the engine went back to the beginning of the case
    await sql`update command set confirmed_at = null where id = 'k-reset'`.execute(engine.db);
    await forget('s-reset');
    await until(
      'the first step to come again',
      async () => (await sending.caseOf('s-reset')).step === 1,
    );
    expect(await sending.commandOf('k-reset')).toMatchObject({ state: 'pending', answer: null });
    expect(await sending.brought('k-reset')).toMatchObject({
      state: 'answered',
      answer: { step: 2, stage: 'file' },
    });
    expect(await sending.caseOf('s-reset')).toMatchObject({ step: 2, stage: 'file' });
    expect(await openTaskOf(engine.db, 's-reset', 'accept')).toBeUndefined();
    const types = (await chainOf(engine.db, 's-reset')).map((entry) => entry.type);
    expect(types).toEqual([
      'report-received',
      'case-started',
      'task-completed',
      'step-superseded',
      'case-started',
      'task-completed',
    ]);
    expect(await verdictOf(engine.db, 's-reset')).toMatchObject({ ok: true });
  });

  it('refuses commands of a closed case, and reopens it', async () => {
    await sending.closed('s-closed');
    expect(
      await engine.db
        .selectFrom('assessment')
        .select('round')
        .where('case_id', '=', 's-closed')
        .execute(),
    ).toEqual([{ round: 1 }]);
    await accept(engine, 's-closed', {
      id: 'k-late',
      person: 'p-acceptor',
      action: { type: 'void', reason: 'late' },
      caseStates: ['closed'],
    });
    expect(await sending.brought('k-late')).toMatchObject({
      state: 'refused',
      answer: { code: 'case-closed' },
    });

    const target = await engine.db
      .selectFrom('task')
      .select('id')
      .where('case_id', '=', 's-closed')
      .where('element', '=', 'dispatch')
      .executeTakeFirstOrThrow();
    await accept(engine, 's-closed', {
      id: 'k-reopen',
      person: 'p-leader',
      action: { type: 'reopen', target: target.id, reason: '复发' },
      caseStates: ['closed'],
    });
    expect(await sending.brought('k-reopen')).toMatchObject({ state: 'answered' });
    expect(await sending.caseOf('s-closed')).toMatchObject({
      state: 'open',
      round: 2,
      stage: 'dispatch',
    });
  });

  it('keeps the refusal of a reopening that is not legal, and the case stays closed', async () => {
    await sending.closed('s-stays');
    await accept(engine, 's-stays', {
      id: 'k-wrong',
      person: 'p-leader',
      action: { type: 'reopen', target: 's-stays.999', reason: '复发' },
      caseStates: ['closed'],
    });
    // With no worker at hand the Update is there before the new run has taken its first turn: the
    // run fails with it unread, and the server says of it only that nobody processed it.
    await stopWorker();
    const sent = sending.sender.sendDue();
    await until('the run that reopens', async () => {
      const run = await engine.client.workflow.getHandle('case/s-stays').describe();
      return run.status.name === 'RUNNING';
    });
    await pause(500);
    stopWorker = await engine.startWorker();
    await sent;
    expect(await sending.commandOf('k-wrong')).toMatchObject({
      state: 'refused',
      answer: { code: 'target-not-legal' },
    });
    expect(await sending.caseOf('s-stays')).toMatchObject({ state: 'closed', round: 1 });
  });
});
