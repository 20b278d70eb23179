import { join } from 'node:path';
import { Client } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { DefaultLogger, Runtime, Worker, type WorkerDeploymentOptions } from '@temporalio/worker';
import { startConditionHolds } from '../bpmn/engine/start-condition.ts';
import { fireStart, scheduleStart } from '../bpmn/engine/start-schedule.ts';
import { SettingsRefused } from '../domain/environment/read-environment.ts';
import { buildText } from '../domain/operations/worker-build.ts';
import { connect } from '../migrations/connection.ts';
import { version } from '../migrations/software-version.ts';
import { engineVersion, taskQueue } from '../workflows/contract.ts';
import { carriedFromLedger } from '../workflows/reseed-state.ts';
import { BoardFolder } from './board-folder.ts';
import { CalendarStore } from './calendar-store.ts';
import { createCallService } from './call-service.ts';
import { countAttempts } from './count-attempts.ts';
import { CaseStarter } from './case-starter.ts';
import { createCaseClient } from './case-client.ts';
import { CommandSender } from './command-sender.ts';
import { Forecaster } from './forecast/forecaster.ts';
import { configOfProcess, type Config } from './config.ts';
import { connectEngine } from './connect-engine.ts';
import { GraphCodec, graphLoader } from './graph-codec.ts';
import { useLeanSandbox } from './lean-sandbox.ts';
import { createLogger, type Logger } from './logger.ts';
import { createMend } from './mend-case.ts';
import { createRecordProgress } from './record-progress.ts';
import { reseedCase, type Reseed, type ReseedServices } from './reseed.ts';
import { Sealer } from './sealer.ts';
import { ServiceStates } from './service-states.ts';
import { guardAgainstStall } from './stall-guard.ts';
import { CardEscalator } from './supervision/card-escalator.ts';
import { Sweeper } from './sweeper.ts';
import { actionLoader, TextCodec } from './text-codec.ts';
import { workflowBundle } from './workflow-bundle.ts';

const healthMillis = 60_000;

/** The SDK's own lines go where ours go. */
const installRuntime = (log: Logger): void => {
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message, meta }) => {
      log[level === 'ERROR' ? 'error' : 'warn']({ meta }, message);
    }),
    // the process ends the worker itself, after the sender and the sweeper
    shutdownSignals: [],
  });
};

interface Parts {
  readonly worker: Worker;
  readonly sender: CommandSender;
  readonly starter: CaseStarter;
  readonly sweeper: Sweeper;
  readonly sealer: Sealer;
  readonly board: BoardFolder;
  readonly cards: CardEscalator;
  readonly forecaster: Forecaster;
  readonly states: ServiceStates;
  close(): Promise<void>;
}

const connectDatabase = (config: Config, log: Logger): ReturnType<typeof connect> =>
  connect(config.databaseUrl, {
    applicationName: 'bihuan-worker',
    size: config.databaseConnections,
    onIdleError: (error) => {
      log.warn({ err: error }, 'database connection lost');
    },
  });

const sealerOf = (config: Config, db: ReturnType<typeof connect>, log: Logger): Sealer =>
  new Sealer({
    db,
    log,
    directory: join(config.filesDirectory, 'keys'),
    timeZone: config.timeZone,
  });

/** What looks at the database every so often, and needs no engine. */
const lookersOf = (
  config: Config,
  services: {
    readonly db: ReturnType<typeof connect>;
    readonly calendars: CalendarStore;
    readonly log: Logger;
  },
): Pick<Parts, 'board' | 'cards' | 'forecaster' | 'sealer'> => ({
  board: new BoardFolder(services),
  cards: new CardEscalator(services),
  forecaster: new Forecaster({ ...services, timeZone: config.timeZone }),
  sealer: sealerOf(config, services.db, services.log),
});

/** Unversioned: every worker takes every case, and says what it runs (operations). */
const deploymentOf = (sources: string): WorkerDeploymentOptions => ({
  version: {
    deploymentName: 'bihuan',
    buildId: buildText({ version, engineVersion, sources }),
  },
  useWorkerVersioning: false,
});

/** Histories carry neither procedures nor what people typed. */
const converterOf = (db: ReturnType<typeof connect>): DataConverter => ({
  payloadCodecs: [new GraphCodec(graphLoader(db)), new TextCodec(actionLoader(db))],
});

const assemble = async (config: Config, log: Logger, signal: AbortSignal): Promise<Parts> => {
  const db = connectDatabase(config, log);
  const states = new ServiceStates({ db, log });
  const [connection, bundle] = await Promise.all([
    connectEngine(config.temporal, { log, signal }),
    workflowBundle(join(config.dataDirectory, 'cache'), { stacks: config.workflowStacks, log }),
  ]);
  const { namespace } = config.temporal;
  const engine = new Client({ connection, namespace });
  const client = createCaseClient(engine);
  const reseedServices: ReseedServices = { db, client, carryFromLedger: carriedFromLedger, log };
  const reseed: Reseed = async (request) => reseedCase(reseedServices, request);
  const mend = createMend({ db, client, reseed, log });
  const calendars = new CalendarStore(db);
  const sweeper = new Sweeper({ db, visibility: engine.workflow, mend, log });
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle: { codePath: bundle.path },
    workerDeploymentOptions: deploymentOf(bundle.sources),
    activities: {
      recordProgress: createRecordProgress({
        db,
        calendars,
        timeZone: config.timeZone,
        log,
        onGap: (caseId) => {
          sweeper.noteGap(caseId);
        },
      }),
      callService: states.watch(createCallService({ db, calendars, log })),
    },
    interceptors: { activity: [countAttempts] },
    dataConverter: converterOf(db),
    maxCachedWorkflows: config.cachedCases,
    debugMode: !config.workflowStacks,
    shutdownGraceTime: '10s',
    shutdownForceTime: '20s',
  });
  return {
    worker,
    sweeper,
    sender: new CommandSender({ db, client, log, reseed, mend }),
    starter: new CaseStarter({
      db,
      timeZone: config.timeZone,
      log,
      rules: { scheduleStart, fireStart, startConditionHolds },
    }),
    ...lookersOf(config, { db, calendars, log }),
    states,
    close: async () => {
      await connection.close();
      await db.destroy();
    },
  };
};

const reportHealth = ({ worker }: Parts, log: Logger): NodeJS.Timeout =>
  setInterval(() => {
    const {
      runState,
      numCachedWorkflows,
      numInFlightWorkflowActivations,
      numInFlightLocalActivities,
    } = worker.getStatus();
    const memory = Math.round(process.memoryUsage.rss() / 2 ** 20);
    log.info(
      {
        runState,
        numCachedWorkflows,
        numInFlightWorkflowActivations,
        numInFlightLocalActivities,
        memory,
      },
      'health',
    );
  }, healthMillis).unref();

/** Runs until SIGTERM or SIGINT; what is under way is finished first. */
const main = async (config: Config): Promise<void> => {
  const log = createLogger(config.logLevel);
  if (!config.workflowStacks) {
    useLeanSandbox();
    guardAgainstStall();
  }
  installRuntime(log);
  const stop = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const) {
    process.once(name, () => {
      log.info({ signal: name }, 'worker stops');
      stop.abort();
    });
  }
  const parts = await assemble(config, log, stop.signal);
  const health = reportHealth(parts, log);
  stop.signal.addEventListener('abort', () => {
    if (parts.worker.getState() === 'RUNNING') parts.worker.shutdown();
  });
  if (stop.signal.aborted) stop.abort();
  try {
    log.info({ taskQueue, address: config.temporal.address }, 'worker starts');
    const { sender, starter, sweeper, sealer, board, cards, forecaster, states } = parts;
    const background = [sender, starter, sweeper, sealer, board, cards, forecaster, states].map(
      async (part) => part.run(stop.signal),
    );
    await parts.worker.run();
    stop.abort();
    await Promise.all(background);
  } finally {
    clearInterval(health);
    await parts.close();
  }
};

try {
  await main(configOfProcess());
} catch (error) {
  const refused = error instanceof SettingsRefused;
  process.stderr.write(
    `${refused ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exitCode = refused ? 2 : 1;
}
