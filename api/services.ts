import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { Kysely } from 'kysely';
import type { Database } from '../migrations/schema/index.ts';
import type { ToldAnswers } from './acts/told-answers.ts';
import type { CalendarStore } from './calendar-store.ts';
import type { CaseClient } from './case-client.ts';
import type { CatalogueStore } from './catalogue-store.ts';
import type { Config } from './config.ts';
import type { ConfirmQueue } from './confirm-queue.ts';
import type { EngineWatch } from './engine-watch.ts';
import type { EventFeed } from './events/event-feed.ts';
import type { Notifications } from './events/notifications.ts';
import type { ProcedureStore } from './procedure-store.ts';
import type { ApiMetrics } from './plugins/metrics.ts';
import type { Reader } from './reader.ts';
import type { ReaderStore } from './reader-store.ts';
import type { CaseStates } from './replay/case-states.ts';
import type { SettingStore } from './setting-store.ts';
import type { ClaimedTasks } from './tasks/claimed-tasks.ts';

/** What the routes work with; made once in `buildApp`, each part replaceable in tests. */
export interface ApiServices {
  readonly config: Config;
  readonly database: Kysely<Database>;
  readonly engine: CaseClient;
  readonly engineWatch: EngineWatch;
  readonly notifications: Notifications;
  readonly events: EventFeed;
  readonly answers: ToldAnswers;
  readonly readers: ReaderStore;
  readonly calendars: CalendarStore;
  readonly catalogue: CatalogueStore;
  readonly procedures: ProcedureStore;
  readonly states: CaseStates;
  readonly settings: SettingStore;
  /** Sign-in attempts from one address. */
  readonly attemptsPerMinute: number;
  /** Event streams of this process. */
  readonly mostStreams: number;
  readonly metrics: ApiMetrics;
  readonly log: FastifyBaseLogger;
  readonly confirmations: ConfirmQueue;
  readonly claimedTasks: ClaimedTasks;
  /** The present; tests set it. */
  now(): Date;
}

declare module 'fastify' {
  interface FastifyInstance {
    services: ApiServices;
  }
  interface FastifyRequest {
    /** Who asks; null on public routes without a session. Use `readerOf`. */
    reader: Reader | null;
  }
}

/** The Fastify instance with TypeBox types, as route modules get it. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;
