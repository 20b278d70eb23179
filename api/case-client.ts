import {
  Client,
  Connection,
  makeGrpcRetryInterceptor,
  defaultGrpcRetryOptions,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { optionalTsToDate } from '@temporalio/common/lib/time.js';
import {
  actUpdate,
  caseWorkflowId,
  caseWorkflowType,
  defectFailure,
  isActRefusal,
  snapshotQuery,
  taskQueue,
  type ActRefusal,
  type ActResult,
  type CaseCommand,
  type CaseInput,
  type CaseSnapshot,
  type GraphReference,
} from '../workflows/contract.ts';
import { withReferences } from '../domain/ledger/typed-texts.ts';
import { readBuild, type WorkerBuild } from '../domain/operations/worker-build.ts';
import type { Config } from './config.ts';

/**
 * How an Update ended. `pending`: nobody knows yet; the command stays in its table and the sender
 * brings it to an end (architecture decision 11).
 */
export type ActOutcome =
  | { readonly kind: 'done'; readonly result: ActResult }
  | { readonly kind: 'refused'; readonly code: ActRefusal; readonly message: string }
  /** No workflow of that case runs. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'pending' };

type StartOutcome = 'started' | 'pending';

/** What the engine remembers of a case: the ids of the commands that it accepted, and since when. */
export interface EngineWitness {
  readonly acceptedCommands: readonly string[];
  /** False when the first events are in an earlier run (continued as new). */
  readonly fromTheStart: boolean;
}

export interface EngineHealth {
  readonly reachable: boolean;
  readonly workerPolls: boolean;
}

/** What the engine says of itself: how fast it answers, the runs that are open (null: it cannot count them), who takes its work. */
export interface EngineSurvey {
  readonly latencyMillis: number;
  readonly workflows: number | null;
  readonly workers: {
    readonly name: string;
    readonly lastSeen: string | null;
    /** Null: it does not say it as ours do. */
    readonly build: WorkerBuild | null;
  }[];
}

/** The API's only door to the workflow engine. */
export interface CaseClient {
  /** Starts the case's workflow; starting it twice is the same as once. */
  start(input: CaseInput): Promise<StartOutcome>;
  /** Sends a command and waits until its projection is committed. */
  act(caseId: string, command: CaseCommand): Promise<ActOutcome>;
  /** True while the engine is known to be away: then nothing new is accepted that needs it. */
  isAway(): boolean;
  health(): Promise<EngineHealth>;
  /** For those who run the centre; null when it does not answer. */
  survey(): Promise<EngineSurvey | null>;
  /** The engine's own record of a case, or null when it has none any more or is away. */
  witness(caseId: string): Promise<EngineWitness | null>;
  /** The workflow's present state, or null when it cannot be asked. */
  snapshot(caseId: string): Promise<CaseSnapshot | null>;
  close(): Promise<void>;
}

const startMillis = 2_000;
const actMillis = 10_000;
const healthMillis = 1_500;
const historyMillis = 5_000;
/** After a failed call the engine counts as away for so long; then the next call tries again. */
const awayMillis = 1_000;

const connect = (settings: Config['temporal']): Connection =>
  Connection.lazy({
    address: settings.address,
    tls: settings.tls,
    ...(settings.apiKey === null ? {} : { apiKey: settings.apiKey }),
    channelArgs: {
      'grpc.keepalive_permit_without_calls': 1,
      'grpc.keepalive_time_ms': 30_000,
      'grpc.keepalive_timeout_ms': 15_000,
      // The default waits up to two minutes before it tries a server again that was restarted.
      'grpc.initial_reconnect_backoff_ms': 100,
      'grpc.min_reconnect_backoff_ms': 100,
      'grpc.max_reconnect_backoff_ms': 1_000,
    },
    // A person waits: a short outage is bridged, a long one is answered honestly.
    interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: 3 }))],
  });

const refusalOf = (error: unknown): ActOutcome => {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const { type, message } = error.cause;
    if (isActRefusal(type)) return { kind: 'refused', code: type, message };
    // Said by the server or the SDK, not by the case: the run ended with the Update under way or
    // unread. The projection says whether it took effect.
    if (type !== defectFailure) return { kind: 'missing' };
  }
  return { kind: error instanceof WorkflowNotFoundError ? 'missing' : 'pending' };
};

class TemporalCaseClient implements CaseClient {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #namespace: string;
  #awayUntil = 0;

  constructor(settings: Config['temporal']) {
    this.#connection = connect(settings);
    this.#client = new Client({ connection: this.#connection, namespace: settings.namespace });
    this.#namespace = settings.namespace;
  }

  isAway(): boolean {
    return Date.now() < this.#awayUntil;
  }

  async start(input: CaseInput): Promise<StartOutcome> {
    const graph: GraphReference = { $graph: input.graphHash };
    try {
      await this.#within(startMillis, () =>
        this.#client.workflow.start(caseWorkflowType, {
          workflowId: caseWorkflowId(input.caseId),
          taskQueue,
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          args: [input, graph],
        }),
      );
      return 'started';
    } catch (error) {
      return error instanceof WorkflowExecutionAlreadyStartedError ? 'started' : 'pending';
    }
  }

  async act(caseId: string, command: CaseCommand): Promise<ActOutcome> {
    const handle = this.#client.workflow.getHandle(caseWorkflowId(caseId));
    try {
      const result = await this.#within(actMillis, () =>
        handle.executeUpdate<ActResult, [CaseCommand]>(actUpdate, {
          args: [withReferences(command)],
          updateId: command.id,
        }),
      );
      return { kind: 'done', result };
    } catch (error) {
      return refusalOf(error);
    }
  }

  async health(): Promise<EngineHealth> {
    try {
      const queue = await this.#within(healthMillis, () => this.#describeQueue());
      return { reachable: true, workerPolls: queue.pollers.length > 0 };
    } catch {
      return { reachable: false, workerPolls: false };
    }
  }

  async survey(): Promise<EngineSurvey | null> {
    try {
      const begun = performance.now();
      const { pollers } = await this.#within(healthMillis, () => this.#describeQueue());
      const latencyMillis = Math.round(performance.now() - begun);
      return {
        latencyMillis,
        workflows: await this.#openWorkflows(),
        workers: pollers.map(({ identity, lastAccessTime, deploymentOptions }) => ({
          name: identity ?? '',
          lastSeen: optionalTsToDate(lastAccessTime)?.toISOString() ?? null,
          build: readBuild(deploymentOptions?.buildId ?? ''),
        })),
      };
    } catch {
      return null;
    }
  }

  async #openWorkflows(): Promise<number | null> {
    try {
      const { count } = await this.#within(healthMillis, () =>
        this.#client.workflow.count(`ExecutionStatus = 'Running'`),
      );
      return count;
    } catch {
      return null;
    }
  }

  async witness(caseId: string): Promise<EngineWitness | null> {
    try {
      const history = await this.#within(historyMillis, () =>
        this.#client.workflow.getHandle(caseWorkflowId(caseId)).fetchHistory(),
      );
      const events = history.events ?? [];
      const started = events[0]?.workflowExecutionStartedEventAttributes;
      return {
        acceptedCommands: events.flatMap((event) => {
          const id =
            event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.meta?.updateId;
          return typeof id === 'string' ? [id] : [];
        }),
        fromTheStart: (started?.continuedExecutionRunId ?? '') === '',
      };
    } catch {
      return null;
    }
  }

  async snapshot(caseId: string): Promise<CaseSnapshot | null> {
    try {
      return await this.#within(historyMillis, () =>
        this.#client.workflow.getHandle(caseWorkflowId(caseId)).query<CaseSnapshot>(snapshotQuery),
      );
    } catch {
      return null;
    }
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  #describeQueue(): ReturnType<Connection['workflowService']['describeTaskQueue']> {
    const request = { namespace: this.#namespace, taskQueue: { name: taskQueue } };
    return this.#connection.workflowService.describeTaskQueue(request);
  }

  async #within<T>(millis: number, call: () => Promise<T>): Promise<T> {
    try {
      const result = await this.#connection.withDeadline(Date.now() + millis, call);
      this.#awayUntil = 0;
      return result;
    } catch (error) {
      if (isConnectionFault(error)) this.#awayUntil = Date.now() + awayMillis;
      throw error;
    }
  }
}

const unavailable = 14;

/** The server did not answer at all, as against answering with a refusal or too late. */
const isConnectionFault = (error: unknown): boolean => {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && at.code === unavailable) return true;
  }
  return false;
};

/** Connects when first used, and again by itself after an outage. */
export const createCaseClient = (settings: Config['temporal']): CaseClient =>
  new TemporalCaseClient(settings);
