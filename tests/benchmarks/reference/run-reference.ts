import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { Pool } from 'pg';
import { cpuPerUnit, type CpuPerUnit } from '../cpu-time.ts';
import { advance, handWrittenCase, steps } from './hand-written-workflow.ts';

const taskQueue = 'bench-reference';

/** What a number of clients did: steps a second, and what a step cost each process. */
export interface Pace {
  readonly stepsPerSecond: number;
  /** CPU milliseconds a step. */
  readonly cpu: CpuPerUnit;
}

/** The hand-written workflow at work; cases are opened beforehand. */
export const runReference = async (options: {
  readonly temporalAddress: string;
  readonly databaseUrl: string;
  readonly clients: number;
  readonly cases: number;
  /** The servers whose CPU time is counted beside this process, which is worker and client. */
  readonly servers: Readonly<Record<string, () => number>>;
}): Promise<Pace> => {
  const pool = new Pool({ connectionString: options.databaseUrl, max: 16 });
  await pool.query(
    'create table if not exists bench_step (id text, step int, state text, at timestamptz default now(), primary key (id, step))',
  );
  const native = await NativeConnection.connect({ address: options.temporalAddress });
  const worker = await Worker.create({
    connection: native,
    taskQueue,
    workflowsPath: fileURLToPath(new URL('hand-written-workflow.ts', import.meta.url)),
    bundlerOptions: {
      preloadModules: [fileURLToPath(new URL('../../../workflows/preload.ts', import.meta.url))],
    },
    activities: {
      saveStep: async (step: {
        readonly id: string;
        readonly step: number;
        readonly state: string;
      }) => {
        await pool.query(
          'insert into bench_step (id, step, state) values ($1, $2, $3) on conflict do nothing',
          [step.id, step.step, step.state],
        );
      },
    },
  });
  const running = worker.run();
  const client = new Client({
    connection: await Connection.connect({ address: options.temporalAddress }),
  });
  const { clients } = options;
  try {
    const cases = Array.from(
      { length: options.cases },
      (_, n) => `bench/${String(clients)}/${String(n)}/${String(Date.now())}`,
    );
    for (const id of cases)
      await client.workflow.start(handWrittenCase, { workflowId: id, taskQueue, args: [id] });
    const queue = [...cases];
    const count = cases.length * steps.length;
    const started = performance.now();
    const cpu = await cpuPerUnit(
      { ...options.servers, 'worker and client': () => process.pid },
      count,
      async () => {
        await Promise.all(
          Array.from({ length: clients }, async () => {
            for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
              const handle = client.workflow.getHandle(id);
              for (const state of steps)
                await handle.executeUpdate(advance, { args: [state], updateId: `${id}/${state}` });
            }
          }),
        );
      },
    );
    return { stepsPerSecond: (count * 1000) / (performance.now() - started), cpu };
  } finally {
    worker.shutdown();
    await running;
    await native.close();
    await client.connection.close();
    await pool.end();
  }
};
