import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { Pool } from 'pg';
import { advance, handWrittenCase, steps } from './hand-written-workflow.ts';

const taskQueue = 'bench-reference';

/** Steps a second of the hand-written workflow, by number of clients; cases are opened beforehand. */
export const runReference = async (options: {
  readonly temporalAddress: string;
  readonly databaseUrl: string;
  readonly clients: readonly number[];
  readonly casesPerClient: number;
}): Promise<ReadonlyMap<number, number>> => {
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
  const result = new Map<number, number>();
  try {
    for (const clients of options.clients) {
      const cases = Array.from(
        { length: clients * options.casesPerClient },
        (_, n) => `bench/${String(clients)}/${String(n)}/${String(Date.now())}`,
      );
      for (const id of cases)
        await client.workflow.start(handWrittenCase, { workflowId: id, taskQueue, args: [id] });
      const queue = [...cases];
      const started = performance.now();
      await Promise.all(
        Array.from({ length: clients }, async () => {
          for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
            const handle = client.workflow.getHandle(id);
            for (const state of steps)
              await handle.executeUpdate(advance, { args: [state], updateId: `${id}/${state}` });
          }
        }),
      );
      result.set(clients, (cases.length * steps.length * 1000) / (performance.now() - started));
    }
  } finally {
    worker.shutdown();
    await running;
    await native.close();
    await client.connection.close();
    await pool.end();
  }
  return result;
};
