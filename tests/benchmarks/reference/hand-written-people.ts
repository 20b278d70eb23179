import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { Pool } from 'pg';
import { timed, type Processes, type Round } from '../pace.ts';
import { advance, handWrittenCase, steps } from './hand-written-workflow.ts';

const taskQueue = 'bench-reference';

/** The hand-written workflow at work, its worker and clients in this process. */
export interface Reference {
  /** Carries `cases` cases through all steps by `clients` clients at a time; they are opened beforehand. */
  work(clients: number, cases: number): Promise<Round>;
  stop(): Promise<void>;
}

export const startReference = async (options: {
  readonly temporalAddress: string;
  readonly databaseUrl: string;
  /** The servers whose CPU time is counted beside this process. */
  readonly servers: Processes;
}): Promise<Reference> => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
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
  const connection = await Connection.connect({ address: options.temporalAddress });
  const client = new Client({ connection });
  let opened = 0;
  const open = async (): Promise<string> => {
    opened += 1;
    const id = `bench/${String(opened)}`;
    await client.workflow.start(handWrittenCase, { workflowId: id, taskQueue, args: [id] });
    return id;
  };
  const carry = async (id: string): Promise<void> => {
    const handle = client.workflow.getHandle(id);
    for (const state of steps)
      await handle.executeUpdate(advance, { args: [state], updateId: `${id}/${state}` });
  };
  return {
    work: async (clients, cases) => {
      const queue: string[] = [];
      while (queue.length < cases) queue.push(await open());
      return timed(
        { ...options.servers, 'worker and client': () => process.pid },
        cases * steps.length,
        async () => {
          await Promise.all(
            Array.from({ length: clients }, async () => {
              for (let id = queue.shift(); id !== undefined; id = queue.shift()) await carry(id);
            }),
          );
        },
      );
    },
    stop: async () => {
      worker.shutdown();
      await running;
      await native.close();
      await connection.close();
      await pool.end();
    },
  };
};
