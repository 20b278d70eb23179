import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { ProgressBatch, ServiceCallInput } from '../../workflows/activity-port.ts';
import { TestGraphCodec } from './graph-codec.ts';
import { workerIsReady, type Asked, type CallAnswer, type WorkerDuty } from './worker-calls.ts';

// A worker in a process of its own, to be killed. Its memory is all that is lost: what it records it tells the
// process that forked it, and without that one it ends.
const open = new Map<number, PromiseWithResolvers<unknown>>();
process.on('disconnect', () => process.exit());
process.on('message', (answer: CallAnswer) => {
  const call = open.get(answer.id);
  open.delete(answer.id);
  if ('error' in answer) call?.reject(new Error(answer.error));
  else call?.resolve(answer.value);
});

let calls = 0;
const ask = (taskQueue: string, asked: Asked): Promise<unknown> => {
  const call = Promise.withResolvers<unknown>();
  calls += 1;
  open.set(calls, call);
  process.send?.({ ...asked, taskQueue, id: calls });
  return call.promise;
};

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by `WorkerProcesses`
const { bundle, atOnce, centres } = JSON.parse(process.argv[2] ?? '') as WorkerDuty;
// What the core says of workflow tasks that were taken from it is what the test is about.
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { filter: 'OFF' } },
});
const workers = await Promise.all(
  centres.map(async ({ address, taskQueue }) =>
    Worker.create({
      connection: await NativeConnection.connect({ address }),
      taskQueue,
      workflowBundle: { codePath: bundle },
      // As in production: no thread for the workflows, which is also quicker to start.
      debugMode: true,
      activities: {
        recordProgress: (input: ProgressBatch) => ask(taskQueue, { what: 'recordProgress', input }),
        callService: (input: ServiceCallInput) => ask(taskQueue, { what: 'callService', input }),
      },
      dataConverter: {
        payloadCodecs: [
          new TestGraphCodec(async (hash) =>
            String(await ask(taskQueue, { what: 'graph', input: hash })),
          ),
        ],
      },
      // It replays the history of a case from its beginning at each activation, and no task waits for the queue
      // of a worker that is gone.
      maxCachedWorkflows: 0,
      maxConcurrentWorkflowTaskExecutions: atOnce,
    }),
  ),
);
process.send?.(workerIsReady);
await Promise.all(workers.map((worker) => worker.run()));
