import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandSender } from '../../activities/command-sender.ts';
import { reseedCase } from '../../activities/reseed.ts';
import { Sweeper } from '../../activities/sweeper.ts';
import {
  snapshotQuery,
  type CaseInput,
  type CaseSnapshot,
  type CarriedCase,
} from '../../workflows/contract.ts';
import { chainOf, verdictOf } from '../migrations/sample-case.ts';
import { backUpCase, forgetCase } from './backup.ts';
import { accept, openCaseIn, silent, startEngine, until, type Engine } from './engine.ts';
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

const handleOf = (caseId: string) => engine.client.workflow.getHandle(`case/${caseId}`);
const snapshot = async (caseId: string): Promise<CaseSnapshot> =>
  handleOf(caseId).query<CaseSnapshot>(snapshotQuery);
const typesOf = async (caseId: string): Promise<readonly string[]> =>
  (await chainOf(engine.db, caseId)).map((entry) => entry.type);
const reseededIn = async (caseId: string): Promise<unknown> =>
  (await chainOf(engine.db, caseId)).findLast((entry) => entry.type === 'case-reseeded')?.params;

/** From where it stands to its end, with a ledger that holds. */
const carryToEnd = async (caseId: string, from: string): Promise<void> => {
  await sending.walk(caseId, from);
  await sending.untilClosed(caseId);
  expect(await verdictOf(engine.db, caseId)).toMatchObject({ ok: true });
};

describe('a case that moved on after the backup', () => {
  it('is restarted from its ledger by whoever acts on the task that stands there', async () => {
    await sending.opened('r-act');
    const restore = await backUpCase(engine.db, 'r-act');
    await sending.walk('r-act', 'accept', 'dispatch');
    await restore();
    const command = await sending.write('r-act', 'accept');
    await sending.send('r-act');
    // not refused: it waits for the new run
    expect(await sending.commandOf(command)).toMatchObject({ state: 'pending' });
    expect(await sending.brought(command)).toMatchObject({ state: 'answered' });
    expect(await typesOf('r-act')).toEqual([
      'report-received',
      'case-started',
      'case-reseeded',
      'task-completed',
    ]);
    expect(await reseededIn('r-act')).toEqual({
      reason: 'database-restored',
      ledgerStep: 1,
      engineStep: 3,
    });
    await carryToEnd('r-act', 'file');
  });

  it('refuses nobody for what a run said that has been replaced meanwhile', async () => {
    await sending.opened('r-race');
    const restore = await backUpCase(engine.db, 'r-race');
    await sending.walk('r-race', 'accept', 'dispatch');
    await restore();
    const command = await sending.write('r-race', 'accept');
    const { db, cases, reseed, mend } = engine;
    const overtaken = new CommandSender({
      db,
      reseed,
      mend,
      log: silent,
      client: {
        start: async (input) => cases.start(input),
        restart: async (input, replaces) => cases.restart(input, replaces),
        lastRun: async (caseId) => cases.lastRun(caseId),
        terminate: async (caseId, runId, reason) => cases.terminate(caseId, runId, reason),
        failureOf: async (caseId) => cases.failureOf(caseId),
        act: async (caseId, act) => {
          const outcome = await cases.act(caseId, act);
          if ((await mend(caseId)) === 'mended')
            await until('the new run', async () => (await snapshot(caseId)).flushedStep === 2);
          return outcome;
        },
      },
    });
    await sql`update command set next_attempt_at = now() where id = ${command}`.execute(db);
    await overtaken.sendDue();
    expect(await sending.commandOf(command)).toMatchObject({ state: 'answered' });
    await carryToEnd('r-race', 'file');
  });

  it('is found by the sweeper though nobody touches it and nothing fires', async () => {
    await sending.opened('r-still');
    const restore = await backUpCase(engine.db, 'r-still');
    await sending.walk('r-still', 'accept', 'dispatch');
    await restore();
    expect(await sweeper.sweep()).toEqual(['r-still']);
    await until('the new run', async () => (await snapshot('r-still')).flushedStep === 2);
    expect(await reseededIn('r-still')).toMatchObject({ ledgerStep: 1, engineStep: 3 });
    expect(await sweeper.sweep()).toEqual([]);
    await carryToEnd('r-still', 'accept');
  });

  it('is restarted once, whoever finds it at the same moment', async () => {
    await sending.opened('r-once');
    const restore = await backUpCase(engine.db, 'r-once');
    await sending.walk('r-once', 'accept', 'dispatch');
    await restore();
    const found = await Promise.all(Array.from({ length: 6 }, async () => engine.mend('r-once')));
    expect(found.filter((mended) => mended === 'mended')).toHaveLength(1);
    await until('the new run', async () => (await snapshot('r-once')).flushedStep === 2);
    expect(await engine.mend('r-once')).toBe('agrees');
    expect((await typesOf('r-once')).filter((type) => type === 'case-reseeded')).toHaveLength(1);
    await carryToEnd('r-once', 'accept');
  });

  it('is found when its engine writes on beyond what is missing', async () => {
    await sending.opened('r-gap');
    const restore = await backUpCase(engine.db, 'r-gap');
    await sending.walk('r-gap', 'accept', 'dispatch');
    await restore();
    await handleOf('r-gap').startUpdate('act', {
      args: [
        {
          id: 'r-gap-clocks',
          actor: { person: null, origin: 'system' },
          action: { type: 'recompute-clocks', calendarVersion: '1' },
        },
      ],
      updateId: 'r-gap-clocks',
      waitForStage: 'ACCEPTED',
    });
    await until('the gap to be noticed', () => Promise.resolve(engine.gaps.includes('r-gap')));
    sweeper.noteGap('r-gap');
    expect(await sweeper.sweep()).toEqual(['r-gap']);
    await until('the new run', async () => (await snapshot('r-gap')).flushedStep === 2);
    // the step that could not be projected counts among those that were taken
    expect(await reseededIn('r-gap')).toMatchObject({ ledgerStep: 1, engineStep: 4 });
    await carryToEnd('r-gap', 'accept');
  });

  it('takes a command again that the backup had only just stored', async () => {
    await sending.opened('r-pending');
    const command = await sending.write('r-pending', 'accept');
    const restore = await backUpCase(engine.db, 'r-pending');
    await until('the step', async () => {
      await sending.send('r-pending');
      return (await sending.caseOf('r-pending')).step === 2;
    });
    await restore();
    // the engine says that it is done, but the ledger has no trace of it
    await sending.send('r-pending');
    expect(await sending.commandOf(command)).toMatchObject({ state: 'pending' });
    expect(await sending.brought(command)).toMatchObject({ state: 'answered' });
    expect(await typesOf('r-pending')).toEqual([
      'report-received',
      'case-started',
      'case-reseeded',
      'task-completed',
    ]);
    await carryToEnd('r-pending', 'file');
  });

  it('starts once more when the backup had it before its start', async () => {
    await openCaseIn(engine, 'r-opening');
    const restore = await backUpCase(engine.db, 'r-opening');
    await sending.untilStarted('r-opening');
    await sending.walk('r-opening', 'accept', 'file');
    await restore();
    expect((await sending.caseOf('r-opening')).state).toBe('opening');
    await sending.untilStarted('r-opening');
    expect(await typesOf('r-opening')).toEqual([
      'report-received',
      'case-started',
      'case-reseeded',
    ]);
    expect(await reseededIn('r-opening')).toMatchObject({ ledgerStep: 0, engineStep: 2 });
    expect(await sending.commandOf('start-r-opening')).toMatchObject({ state: 'answered' });
    await carryToEnd('r-opening', 'accept');
  });
});

describe('a case that ended after the backup', () => {
  it('goes on from where the ledger has it', async () => {
    await sending.opened('r-closed');
    await sending.walk('r-closed', 'accept', 'check');
    const restore = await backUpCase(engine.db, 'r-closed');
    await sending.walk('r-closed', 'check');
    await sending.untilClosed('r-closed');
    const { step } = await sending.caseOf('r-closed');
    await restore();
    expect(await sweeper.sweep()).toEqual(['r-closed']);
    await until('the new run', async () => (await reseededIn('r-closed')) !== undefined);
    expect(await reseededIn('r-closed')).toMatchObject({
      reason: 'database-restored',
      engineStep: step,
    });
    await carryToEnd('r-closed', 'check');
  });
});

describe('a case that was reopened after the backup', () => {
  it('is over again, and its ledger says what was lost', async () => {
    await sending.opened('r-reopened');
    await sending.walk('r-reopened', 'accept');
    await sending.untilClosed('r-reopened');
    const restore = await backUpCase(engine.db, 'r-reopened');
    const target = await engine.db
      .selectFrom('task')
      .select('id')
      .where('case_id', '=', 'r-reopened')
      .where('element', '=', 'dispatch')
      .executeTakeFirstOrThrow();
    await accept(engine, 'r-reopened', {
      id: 'r-reopen',
      person: 'p-leader',
      action: { type: 'reopen', target: target.id, reason: '复发' },
      caseStates: ['closed'],
    });
    await until('the case to be open again', async () => {
      await sending.send('r-reopened');
      return (await sending.caseOf('r-reopened')).state === 'open';
    });
    await restore();
    await until('the sweeper to find it', async () =>
      (await sweeper.sweep()).includes('r-reopened'),
    );
    await until('the new run to end', async () => {
      const { status } = await handleOf('r-reopened').describe();
      return status.name === 'COMPLETED';
    });
    expect(await sending.caseOf('r-reopened')).toMatchObject({ state: 'closed', round: 1 });
    expect((await typesOf('r-reopened')).at(-1)).toBe('case-reseeded');
    expect(await reseededIn('r-reopened')).toMatchObject({ reason: 'database-restored' });
    expect(await verdictOf(engine.db, 'r-reopened')).toMatchObject({ ok: true });
  });
});

describe('a case that was opened after the backup', () => {
  it('is an orphan: its run is ended for a reason, and for good', async () => {
    await sending.opened('r-new');
    await forgetCase(engine.db, 'r-new');
    await until('the lists of the engine to follow', async () =>
      (await sweeper.sweep()).includes('r-new'),
    );
    const { status } = await handleOf('r-new').describe();
    expect(status.name).toBe('TERMINATED');
    const { events } = await handleOf('r-new').fetchHistory();
    expect(events?.at(-1)?.workflowExecutionTerminatedEventAttributes?.reason).toBe(
      'case-unknown-to-database',
    );
    expect(await sweeper.sweep()).toEqual([]);
  });
});

/** The case as its ledger tells it now, as a run would begin with it. */
const carriedNow = async (caseId: string): Promise<CarriedCase> => {
  const inputs: CaseInput[] = [];
  await reseedCase(
    {
      ...engine.reseedServices,
      client: {
        ...engine.cases,
        restart: async (input) => {
          inputs.push(input);
          return Promise.resolve('pending');
        },
      },
    },
    { caseId, reason: 'engine-lost' },
  );
  const begin = inputs[0]?.begin;
  if (begin?.kind !== 'reseed') throw new Error('Expected a case to carry');
  return begin.carried;
};

describe('an engine that was restored itself', () => {
  it('gets the steps that only the ledger has', async () => {
    await sending.opened('r-engine');
    const early = await carriedNow('r-engine');
    await sending.walk('r-engine', 'accept', 'dispatch');
    const { graph_hash: graphHash, step } = await sending.caseOf('r-engine');
    const input = await engine.db
      .selectFrom('command')
      .select('payload')
      .where('id', '=', 'start-r-engine')
      .executeTakeFirstOrThrow();
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by openCaseIn
    const started = (input.payload as { readonly input: CaseInput }).input;
    await engine.cases.restart(
      { ...started, graphHash, begin: { kind: 'carry', carried: early } },
      (await handleOf('r-engine').describe()).runId,
    );
    expect(await snapshot('r-engine')).toMatchObject({ flushedStep: 1 });

    expect(await sweeper.sweep()).toEqual(['r-engine']);
    await until('the new run', async () => (await snapshot('r-engine')).flushedStep === step + 1);
    expect(await reseededIn('r-engine')).toEqual({
      reason: 'engine-restored',
      ledgerStep: step,
      engineStep: 1,
    });
    await carryToEnd('r-engine', 'dispatch');
  });
});
