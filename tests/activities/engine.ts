import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { inject } from 'vitest';
import { CalendarStore } from '../../activities/calendar-store.ts';
import { createCallService } from '../../activities/call-service.ts';
import { createCaseClient, type CaseClient } from '../../activities/case-client.ts';
import { GraphCodec, graphLoader } from '../../activities/graph-codec.ts';
import { createLogger } from '../../activities/logger.ts';
import { createRecordProgress } from '../../activities/record-progress.ts';
import { createMend, type Mend } from '../../activities/mend-case.ts';
import { reseedCase, type Reseed, type ReseedServices } from '../../activities/reseed.ts';
import { actionLoader, TextCodec } from '../../activities/text-codec.ts';
import { connect } from '../../migrations/connection.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { acceptCommand } from '../../migrations/functions/accept-command.ts';
import { openReport } from '../../migrations/functions/open-report.ts';
import { taskQueue, type CaseAction, type CaseCommand } from '../../workflows/contract.ts';
import { carriedFromLedger } from '../../workflows/reseed-state.ts';
import { newNamespace } from '../environment/new-namespace.ts';
import { sharedBundle } from '../environment/shared-bundle.ts';
import { createDatabase } from '../environment/test-database.ts';
import { reportRequest } from '../migrations/sample-case.ts';
import { reportVariables, settings } from '../workflows/case-inputs.ts';

export const silent = createLogger('silent');

Runtime.install({ logger: new DefaultLogger('ERROR') });

/** A database with the demonstration's town and its procedure, dropped by `close`. */
export interface Town {
  readonly url: string;
  readonly db: Db;
  readonly graphHash: string;
  close(): Promise<void>;
}

export const startTown = async (): Promise<Town> => {
  const database = await createDatabase('centre');
  const db = connect(database.url, { applicationName: 'bihuan-test' });
  const { hash } = await db
    .selectFrom('procedure_version')
    .select('hash')
    .executeTakeFirstOrThrow();
  return {
    url: database.url,
    db,
    graphHash: hash,
    close: async () => {
      await db.destroy();
      await database.drop();
    },
  };
};

/** Polls until the value is there; tests say in words what they wait for. */
export const until = async <T>(
  what: string,
  read: () => Promise<T | undefined | null | false>,
): Promise<T> => {
  for (let tries = 0; tries < 400; tries += 1) {
    const value = await read();
    if (value !== undefined && value !== null && value !== false) return value;
    await pause(50);
  }
  throw new Error(`Expected ${what}, but it did not happen`);
};

export interface Engine extends Town {
  readonly namespace: string;
  readonly address: string;
  readonly client: Client;
  readonly cases: CaseClient;
  readonly reseedServices: ReseedServices;
  readonly gaps: string[];
  readonly reseed: Reseed;
  readonly mend: Mend;
  /** The worker may be stopped and started again. */
  startWorker(): Promise<() => Promise<void>>;
}

/** Postgres, a namespace and the parts of the worker process, put together by hand. */
export const startEngine = async (): Promise<Engine> => {
  const town = await startTown();
  const address = inject('temporalAddress');
  const connection = await NativeConnection.connect({ address });
  const namespace = await newNamespace(address);
  const client = new Client({ connection, namespace });
  const cases = createCaseClient(client);
  const codePath = await sharedBundle();
  const reseedServices = {
    db: town.db,
    client: cases,
    carryFromLedger: carriedFromLedger,
    log: silent,
  };
  const reseed: Reseed = async (request) => reseedCase(reseedServices, request);
  const gaps: string[] = [];
  const calendars = new CalendarStore(town.db);
  return {
    ...town,
    namespace,
    address,
    client,
    cases,
    reseedServices,
    gaps,
    reseed,
    mend: createMend({ db: town.db, client: cases, reseed, log: silent }),
    startWorker: async () => {
      const worker = await Worker.create({
        connection,
        namespace,
        taskQueue,
        workflowBundle: { codePath },
        activities: {
          recordProgress: createRecordProgress({
            db: town.db,
            calendars,
            timeZone: 'Asia/Shanghai',
            log: silent,
            onGap: (caseId) => gaps.push(caseId),
          }),
          callService: createCallService({ db: town.db, calendars, log: silent }),
        },
        dataConverter: {
          payloadCodecs: [
            new GraphCodec(graphLoader(town.db)),
            new TextCodec(actionLoader(town.db)),
          ],
        },
      });
      const running = worker.run();
      return async () => {
        worker.shutdown();
        await running;
      };
    },
    close: async () => {
      await connection.close();
      await town.close();
    },
  };
};

/** Opens a case as the API does: report, case and start command in one statement. */
export const openCaseIn = async ({ db, graphHash }: Town, caseId: string): Promise<void> => {
  const sample = reportRequest(caseId);
  const variables = { ...reportVariables, caseId };
  await openReport(db, {
    ...sample,
    case: {
      ...sample.case,
      procedureKey: 'ordinary-event',
      graphHash,
      settings,
      variables,
    },
    command: {
      ...sample.command,
      payload: {
        input: {
          caseId,
          engineVersion: 1,
          graphHash,
          settings,
          begin: { kind: 'start', variables, actor: { person: 'p-acceptor', origin: 'person' } },
        },
      },
    },
    sendAfterSeconds: 0,
  });
};

/** Writes a command as the API does; the sender finds it due at once. */
export const accept = async (
  { db }: Town,
  caseId: string,
  given: {
    readonly id: string;
    readonly person: string;
    readonly action: CaseAction;
    readonly caseStates?: readonly string[];
  },
): Promise<CaseCommand> => {
  const command: CaseCommand = {
    id: given.id,
    actor: { person: given.person, origin: 'person' },
    action: given.action,
  };
  const answer = await acceptCommand(db, {
    id: given.id,
    caseId,
    principal: given.person,
    idempotencyKey: null,
    bodyHash: given.id,
    payload: command,
    sendAfterSeconds: 0,
    ...(given.caseStates === undefined ? {} : { caseStates: given.caseStates }),
  });
  if (answer.code !== 'accepted')
    throw new Error(`Expected the command to be accepted, but got ${answer.code}`);
  return command;
};

export const openTaskOf = async (
  db: Db,
  caseId: string,
  element: string,
): Promise<string | undefined> =>
  (
    await db
      .selectFrom('task')
      .select('id')
      .where('case_id', '=', caseId)
      .where('element', '=', element)
      .where('state', '=', 'open')
      .executeTakeFirst()
  )?.id;
