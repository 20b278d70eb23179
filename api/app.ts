import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, { LogController } from 'fastify';
import type { Kysely } from 'kysely';
import type { DestinationStream } from 'pino';
import { connect } from '../migrations/connection.ts';
import type { Database } from '../migrations/schema/index.ts';
import { ToldAnswers } from './acts/told-answers.ts';
import { CalendarStore } from './calendar-store.ts';
import { CatalogueStore } from './catalogue-store.ts';
import { createCaseClient, type CaseClient } from './case-client.ts';
import type { Config } from './config.ts';
import { ConfirmQueue } from './confirm-queue.ts';
import { EngineWatch } from './engine-watch.ts';
import { EventFeed } from './events/event-feed.ts';
import { Notifications } from './events/notifications.ts';
import { caseIdOf, loggerOptions } from './log.ts';
import { serveAdminUi } from './plugins/admin-ui.ts';
import { measureMessages } from './messages/measure-messages.ts';
import { answerUnread } from './plugins/answer-unread.ts';
import { authenticate } from './plugins/authentication.ts';
import { authorize, declarePermissions } from './plugins/authorization.ts';
import { handleErrors, sendProblem } from './plugins/error-handler.ts';
import { parseBodies } from './plugins/body-parsers.ts';
import { createMetrics, measureRequests } from './plugins/metrics.ts';
import { describeApi } from './plugins/openapi.ts';
import { refuseControlCharacters } from './plugins/refuse-control-characters.ts';
import { logRequests } from './plugins/request-log.ts';
import { setSecurityHeaders } from './plugins/security-headers.ts';
import { checkingSerializer, plainSerializer, validatorCompiler } from './plugins/validation.ts';
import { Problem } from './problem.ts';
import { ProcedureStore } from './procedure-store.ts';
import { ReaderStore } from './reader-store.ts';
import { CaseStates } from './replay/case-states.ts';
import { registerRoutes } from './routes/index.ts';
import type { ApiServices, App } from './services.ts';
import { SettingStore } from './setting-store.ts';
import { ClaimedTasks } from './tasks/claimed-tasks.ts';

/** Parts that tests replace; everything else is the same in every process. */
export interface AppOverrides {
  readonly engine?: CaseClient;
  readonly database?: Kysely<Database>;
  readonly now?: () => Date;
  readonly logStream?: DestinationStream;
  /** Every answer is held against its schema and refused when it does not fit. */
  readonly checkResponses?: boolean;
  /** Sign-in attempts a minute from one address. */
  readonly attemptsPerMinute?: number;
  /** Event streams that one process keeps open. */
  readonly mostStreams?: number;
  /** Where the built front end is. */
  readonly uiDirectory?: string;
}

/** Sign-in attempts from one address; people of one office share an address. */
const attemptsPerMinute = { demo: 240, production: 30 };
/** A browser that is refused comes back later. */
const mostStreams = 2_000;
const bodyLimit = 1024 * 1024;
const requestIdShape = /^[\w-]{8,64}$/u;

const createFastify = (config: Config, overrides: AppOverrides): App =>
  Fastify({
    logger: loggerOptions(config, overrides.logStream),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    // Idle connections must not hold up a server that is closing.
    keepAliveTimeout: 5_000,
    trustProxy: config.trustedProxies.length === 0 ? false : [...config.trustedProxies],
    routerOptions: { maxParamLength: 256 },
    genReqId: (request) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && requestIdShape.test(given) ? given : randomUUID();
    },
    childLoggerFactory: (logger, bindings, options, request) =>
      logger.child({ ...bindings, caseId: caseIdOf({ url: request.url ?? '' }) }, options),
    clientErrorHandler: answerUnread,
    // What the router itself refuses: broken percent signs, parameters that are too long.
    frameworkErrors: (error, request, reply) => {
      const code = error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? 'uri-too-long' : 'validation-failed';
      void sendProblem(request, reply, new Problem(code));
    },
  }).withTypeProvider();

const createServices = (config: Config, overrides: AppOverrides, app: App): ApiServices => {
  const now = overrides.now ?? (() => new Date());
  const database =
    overrides.database ??
    connect(config.databaseUrl, {
      applicationName: 'bihuan-api',
      size: config.databaseConnections,
      onIdleError: (error) => {
        app.log.warn({ err: error }, 'idle connection lost');
      },
    });
  const settings = new SettingStore(database);
  const events = new EventFeed(database, app.log);
  const answers = new ToldAnswers();
  const engine = overrides.engine ?? createCaseClient(config.temporal);
  return {
    config,
    database,
    engine,
    engineWatch: new EngineWatch(engine, now),
    notifications: new Notifications(config.databaseUrl, app.log, {
      bihuan_events: events,
      bihuan_answers: answers,
    }),
    events,
    answers,
    readers: new ReaderStore(database, settings, now),
    calendars: new CalendarStore(database),
    catalogue: new CatalogueStore(database),
    procedures: new ProcedureStore(database),
    states: new CaseStates(database),
    claimedTasks: new ClaimedTasks(),
    settings,
    attemptsPerMinute:
      overrides.attemptsPerMinute ?? attemptsPerMinute[config.demo ? 'demo' : 'production'],
    mostStreams: overrides.mostStreams ?? mostStreams,
    metrics: createMetrics(),
    log: app.log,
    confirmations: new ConfirmQueue(database),
    now,
  };
};

const closeServices = async (services: ApiServices, overrides: AppOverrides): Promise<void> => {
  await services.notifications.stop();
  services.events.stop();
  await services.confirmations.flush();
  if (overrides.engine === undefined) await services.engine.close();
  if (overrides.database === undefined) await services.database.destroy();
};

const builtUi = fileURLToPath(new URL('../admin-ui/dist', import.meta.url));

/**
 * The whole API, ready to listen or to be injected into. Every connection is lazy: it is built also
 * while Postgres or the engine are away.
 */
export const buildApp = async (config: Config, overrides: AppOverrides = {}): Promise<App> => {
  const app = createFastify(config, overrides);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(
    overrides.checkResponses === true ? checkingSerializer : plainSerializer,
  );
  const services = createServices(config, overrides, app);
  app.decorate('services', services);
  app.addHook('onClose', async () => {
    await closeServices(services, overrides);
  });
  handleErrors(app);
  parseBodies(app);
  declarePermissions(app);
  logRequests(app);
  measureRequests(app, services.metrics);
  measureMessages(services.metrics.registry, services.database);
  await setSecurityHeaders(app);
  await app.register(cookie);
  await app.register(multipart, { limits: { files: 1, fields: 10 } });
  await app.register(rateLimit, { global: false });
  authenticate(app, services.readers);
  authorize(app);
  refuseControlCharacters(app);
  await describeApi(app);
  await registerRoutes(app);
  await serveAdminUi(app, overrides.uiDirectory ?? builtUi);
  await app.ready();
  await services.notifications.start();
  return app;
};
