import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sharedBundle } from '../environment/shared-bundle.ts';
import type { Centre } from './centre.ts';
import {
  workerIsReady,
  type CallAnswer,
  type WorkerCall,
  type WorkerDuty,
} from './worker-calls.ts';

const program = fileURLToPath(new URL('worker-process.ts', import.meta.url));

interface Gates {
  /** Passed before what a worker records is recorded. */
  readonly beforeRecord: (caseId: string) => Promise<void>;
  /** Passed before it is told that it is. */
  readonly beforeAnswer: (caseId: string) => Promise<void>;
  /** A worker has ended that nobody has killed. */
  readonly lost: (reason: Error) => void;
}

/** The one worker process of several centres; this process keeps what it records, as the database does. */
export class KilledWorkers {
  readonly #gates: Gates;
  #centres: ReadonlyMap<string, Centre> = new Map();
  #child: ChildProcess | undefined;

  constructor(gates: Gates) {
    this.#gates = gates;
  }

  /** Kills the process, if there is one, and starts another, which takes so many workflow tasks of these centres. */
  async replace(centres: Iterable<Centre>, atOnce: number): Promise<void> {
    await this.#kill();
    this.#centres = new Map([...centres].map((centre) => [centre.taskQueue, centre]));
    const duty: WorkerDuty = {
      bundle: await sharedBundle(),
      atOnce,
      centres: [...this.#centres].map(([taskQueue, { env }]) => ({
        taskQueue,
        address: env.address,
      })),
    };
    const child = fork(program, [JSON.stringify(duty)], { execArgv: [] });
    this.#child = child;
    const started = Promise.withResolvers<void>();
    child.on('message', (message: WorkerCall | typeof workerIsReady) => {
      if (message === workerIsReady) started.resolve();
      else void this.#answer(child, message);
    });
    child.once('exit', () => {
      if (this.#child !== child) return;
      const reason = new Error('Expected the worker process to live, but it ended');
      started.reject(reason);
      this.#gates.lost(reason);
    });
    await started.promise;
  }

  async stop(): Promise<void> {
    await this.#kill();
  }

  /** As `kill -9` does. */
  async #kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const end = once(child, 'exit');
    child.kill('SIGKILL');
    await end;
  }

  async #answer(child: ChildProcess, call: WorkerCall): Promise<void> {
    const { id } = call;
    const answer: CallAnswer = await this.#valueOf(call).then(
      (value) => ({ id, value }),
      (error: unknown) => ({ id, error: String(error) }),
    );
    if (child.connected) child.send(answer);
  }

  async #valueOf(call: WorkerCall): Promise<unknown> {
    const centre = this.#centres.get(call.taskQueue);
    if (centre === undefined) throw new Error(`Expected a centre, but got ${call.taskQueue}`);
    if (call.what === 'graph') return centre.graphs.textOf(call.input);
    if (call.what === 'callService') return centre.recorder.callService(call.input);
    const { caseId } = call.input;
    await this.#gates.beforeRecord(caseId);
    const recorded = await centre.recorder.recordProgress(call.input);
    await this.#gates.beforeAnswer(caseId);
    return recorded;
  }
}
