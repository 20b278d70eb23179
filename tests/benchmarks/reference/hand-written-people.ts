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
    'create table if not exists bench_task (case_id text, element text, claimed_by text, done boolean default false, primary key (case_id, element))',
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
        readonly done: string;
        readonly next: string | null;
      }) => {
        await pool.query({
          name: 'save-step',
          text: `with closed as (update bench_task set done = true where case_id = $1 and element = $2)
            insert into bench_task (case_id, element) select $1, $3::text where $3::text is not null on conflict do nothing`,
          values: [step.id, step.done, step.next],
        });
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
    await pool.query('insert into bench_task (case_id, element) values ($1, $2)', [id, steps[0]]);
    return id;
  };
  const claim = async (id: string, element: string): Promise<void> => {
    const { rowCount } = await pool.query({
      name: 'claim',
      text: 'update bench_task set claimed_by = $3 where case_id = $1 and element = $2 and claimed_by is null and not done',
      values: [id, element, 'somebody'],
    });
    if (rowCount !== 1) throw new Error(`Expected to claim ${element} of ${id}, but could not`);
  };
  /** A step is claim and complete, as it is for people. */
  const carry = async (id: string): Promise<void> => {
    const handle = client.workflow.getHandle(id);
    for (const element of steps) {
      await claim(id, element);
      await handle.executeUpdate(advance, { args: [element], updateId: `${id}/${element}` });
    }
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
