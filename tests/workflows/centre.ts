import {
  Client,
  WorkflowNotFoundError,
  type WorkflowHandleWithFirstExecutionRunId,
} from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import type { JsonObject } from '../../bpmn/model/json.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import {
  actUpdate,
  caseWorkflowId,
  caseWorkflowType,
  snapshotQuery,
  type ActResult,
  type Actor,
  type CaseAction,
  type CaseCommand,
  type CaseInput,
  type CaseSnapshot,
} from '../../workflows/contract.ts';
import { sharedBundle } from '../environment/shared-bundle.ts';
import { calendar } from './calendars.ts';
import { command, person, startInput } from './case-inputs.ts';
import { KnownGraphs, TestGraphCodec } from './graph-codec.ts';
import { hashOf } from './procedures.ts';
import { Recorder, type RecordedCase } from './recorder.ts';

let runtimeReady = false;
const quietRuntime = (): void => {
  if (runtimeReady) return;
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  runtimeReady = true;
};

const serverThatSkipsTime = (path: string): Promise<TestWorkflowEnvironment> => {
  quietRuntime();
  const executable = { type: 'existing-path' as const, path };
  return TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
};

interface CentreOptions {
  /** The worker keeps no case at hand: each activation replays the history from its beginning. */
  readonly forgetful?: boolean;
}

/** After so long another worker gets a workflow task that one has taken with it; the server's own is 10 s. */
const soon = '3s';

/** A server, a worker with the recorder as its activities, and a client. */
export class Centre {
  readonly env: TestWorkflowEnvironment;
  readonly recorder = new Recorder(calendar('1'));
  readonly graphs = new KnownGraphs();
  readonly taskQueue = `cases-${String(process.pid)}-${String(Math.random()).slice(2)}`;
  readonly client: Client;
  readonly #forgetful: boolean;
  readonly #killable: boolean;
  #stopWorker: () => Promise<void> = () => Promise.resolve();

  private constructor(
    env: TestWorkflowEnvironment,
    { forgetful = false, killable = false }: CentreOptions & { readonly killable?: boolean },
  ) {
    this.env = env;
    this.client = killable ? new Client({ connection: env.connection }) : env.client;
    this.#forgetful = forgetful;
    this.#killable = killable;
  }

  /** On the server that skips time: waiting for the test means letting the case's time pass. */
  static async skippingTime(path: string, options: CentreOptions = {}): Promise<Centre> {
    const centre = new Centre(await serverThatSkipsTime(path), options);
    await centre.restart();
    return centre;
  }

  /**
   * Likewise, but its workers are processes of their own that may be killed, and time passes when the test says so,
   * not while it waits for the end of a case.
   */
  static async withoutWorker(path: string): Promise<Centre> {
    return new Centre(await serverThatSkipsTime(path), { killable: true });
  }

  /** On a server that is there already. */
  static async inRealTime(address: string, options: CentreOptions = {}): Promise<Centre> {
    quietRuntime();
    const env = await TestWorkflowEnvironment.createFromExistingServer({ address });
    const centre = new Centre(env, options);
    await centre.restart();
    return centre;
  }

  async stop(): Promise<void> {
    await this.#stopWorker();
    await this.env.teardown();
  }

  /** The worker is gone, and another one takes its place: of the cases it knows their histories alone. */
  async restart(): Promise<void> {
    await this.#stopWorker();
    const { env, recorder, graphs } = this;
    const worker = await Worker.create({
      connection: env.nativeConnection,
      ...(env.namespace === undefined ? {} : { namespace: env.namespace }),
      taskQueue: this.taskQueue,
      workflowBundle: { codePath: await sharedBundle() },
      activities: { recordProgress: recorder.recordProgress, callService: recorder.callService },
      dataConverter: { payloadCodecs: [new TestGraphCodec((hash) => graphs.textOf(hash))] },
      ...(this.#forgetful ? { maxCachedWorkflows: 0 } : {}),
    });
    const running = worker.run();
    this.#stopWorker = async () => {
      worker.shutdown();
      await running;
    };
  }

  /** Lets time pass to an instant, on a server that skips it. */
  async passTimeTo(at: number): Promise<void> {
    await this.env.sleep(Math.max(1, at - (await this.env.currentTimeMs())));
  }

  async open(
    procedure: Procedure,
    options: {
      readonly variables?: JsonObject;
      readonly input?: Partial<CaseInput>;
      /** The event that it starts by. */
      readonly element?: string;
    } = {},
  ): Promise<OpenCase> {
    const { variables, element } = options;
    const caseId = `case-${String(Math.random()).slice(2)}`;
    const input = startInput(caseId, procedure, variables, options.input);
    const { begin } = input;
    if (element === undefined || begin.kind !== 'start') return this.start(input, procedure);
    return this.start({ ...input, begin: { ...begin, element } }, procedure);
  }

  async start(input: CaseInput, procedure: Procedure): Promise<OpenCase> {
    this.graphs.know(procedure);
    const handle = await this.client.workflow.start(caseWorkflowType, {
      workflowId: caseWorkflowId(input.caseId),
      taskQueue: this.taskQueue,
      args: [input, { $graph: hashOf(procedure) }],
      ...(this.#killable ? { workflowTaskTimeout: soon } : {}),
    });
    return new OpenCase(this, input.caseId, handle);
  }
}

/** One case on a server, as its users see it. */
export class OpenCase {
  readonly caseId: string;
  readonly handle: WorkflowHandleWithFirstExecutionRunId;
  readonly #centre: Centre;

  constructor(centre: Centre, caseId: string, handle: WorkflowHandleWithFirstExecutionRunId) {
    this.#centre = centre;
    this.caseId = caseId;
    this.handle = handle;
  }

  get recorded(): RecordedCase {
    return this.#centre.recorder.case(this.caseId);
  }

  /** Sends a command under its id; refusals come back as the code. */
  send(sent: CaseCommand, updateId = sent.id): Promise<ActResult> {
    return this.#centre.client.workflow
      .getHandle(caseWorkflowId(this.caseId))
      .executeUpdate<ActResult, [CaseCommand]>(actUpdate, { args: [sent], updateId });
  }
  act(action: CaseAction, actor?: Actor): Promise<ActResult> {
    return this.send(command(action, actor));
  }

  async complete(
    element: string,
    outcome = 'done',
    variables: JsonObject = {},
    by: Actor = person('p-anyone'),
  ): Promise<ActResult> {
    const task = await this.task(element);
    return this.act({ type: 'complete', task, outcome, variables }, by);
  }

  /** Id of the open task of an element, waited for. */
  async task(element: string): Promise<string> {
    return this.until(`a task ${element}`, () => {
      const open = this.recorded.batches.at(-1)?.openTasks ?? [];
      return open.find((task) => task.element === element)?.id;
    });
  }

  /** The newest instance of an element that was a task. */
  instanceOf(element: string): string {
    const tasks = [...this.recorded.tasks.values()].filter((task) => task.element === element);
    const newest = tasks.at(-1);
    if (newest === undefined) throw new Error(`Expected a task ${element}, but there was none`);
    return newest.instance;
  }

  get open(): readonly string[] {
    return (this.recorded.batches.at(-1)?.openTasks ?? []).map(({ element }) => element);
  }

  async until<T>(what: string, look: () => T | undefined): Promise<T> {
    for (let tries = 0; tries < 5000; tries += 1) {
      const found = look();
      if (found !== undefined) return found;
      await new Promise((resolve) => {
        setTimeout(resolve, 10);
      });
    }
    throw new Error(`Expected ${what}, but it did not come; the ledger is ${this.types.join()}`);
  }

  get types(): readonly string[] {
    return this.recorded.ledger.map(({ type }) => type);
  }

  /** Why a workflow task failed, waited for. */
  async failedTask(): Promise<string> {
    for (let tries = 0; tries < 500; tries += 1) {
      const events = (await this.handle.fetchHistory()).events ?? [];
      const failed = events.find((event) => event.workflowTaskFailedEventAttributes);
      const message = failed?.workflowTaskFailedEventAttributes?.failure?.message;
      if (typeof message === 'string') return message;
      await new Promise((resolve) => {
        setTimeout(resolve, 10);
      });
    }
    throw new Error('Expected a failed workflow task, but there was none');
  }

  snapshot(): Promise<CaseSnapshot> {
    return this.#centre.client.workflow
      .getHandle(caseWorkflowId(this.caseId))
      .query<CaseSnapshot>(snapshotQuery);
  }

  /** Likewise, when the engine has taken the step for good. */
  async snapshotAfter(step: number): Promise<CaseSnapshot> {
    for (let tries = 0; tries < 1000; tries += 1) {
      const snapshot = await this.snapshot();
      if (snapshot.flushedStep >= step) return snapshot;
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    }
    throw new Error(`Expected step ${String(step)} to be taken, but it is not`);
  }

  ended(): Promise<unknown> {
    return this.handle.result();
  }
}

/** The code with which a command was refused, `ended` when the workflow is gone, or `accepted`. */
export const codeOf = async (sending: Promise<unknown>): Promise<string> => {
  try {
    await sending;
    return 'accepted';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'ended';
    const cause = error instanceof Error ? error.cause : undefined;
    if (typeof cause === 'object' && cause !== null && 'type' in cause) return String(cause.type);
    throw error;
  }
};
