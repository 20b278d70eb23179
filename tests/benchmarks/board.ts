import { Client } from 'pg';
import { startCentre } from '../environment/centre.ts';
import { machine } from '../end-to-end/machine.ts';
import { fillTasks } from './fill-tasks.ts';
import { percentile, rounded, type Benchmark, type Measurement } from './measurement.ts';

const sizes = [1000, 10_000, 100_000, 1_000_000] as const;
const requests = 200;
const mostFoldingMillis = 600_000;

/** Until the worker of the centre has added up everything, as it has in a centre that grew to this size. */
const added = async (database: Client): Promise<void> => {
  const end = Date.now() + mostFoldingMillis;
  while (Date.now() < end) {
    const { rows } = await database.query('select 1 from board_delta limit 1');
    if (rows.length === 0) return;
    await new Promise((done) => {
      setTimeout(done, 500);
    });
  }
  throw new Error('Expected the changes of the board to be added up, but some are left');
};

const figures = (values: ReadonlyMap<number, number>): string =>
  JSON.stringify(
    Object.fromEntries([...values].map(([size, value]) => [String(size), rounded(value)])),
  );

/** The board of the whole centre by number of open tasks, over HTTP. */
export const board: Benchmark = async (say) => {
  const centre = await startCentre({ env: { BIHUAN_LOG_LEVEL: 'error' } });
  const database = new Client({ connectionString: centre.databaseUrl });
  await database.connect();
  try {
    const person = await machine(centre.address, 'supervisor');
    const p99 = new Map<number, number>();
    const p50 = new Map<number, number>();
    let filled = 0;
    for (const size of sizes) {
      say(`${String(size)} open tasks`);
      await fillTasks(database, filled, size);
      filled = size;
      await added(database);
      for (const table of ['task', '"case"', 'board_delta', 'board_count'])
        await database.query(`vacuum analyze ${table}`);
      await database.query('checkpoint');
      for (let n = 0; n < 20; n += 1) await person.get('/api/board');
      const sample: number[] = [];
      for (let n = 0; n < requests; n += 1) {
        const started = performance.now();
        await person.get('/api/board');
        sample.push(performance.now() - started);
      }
      p99.set(size, percentile(sample, 0.99));
      p50.set(size, percentile(sample, 0.5));
    }
    const million = p99.get(1_000_000) ?? 0;
    const thousand = p99.get(1000) ?? 0;
    const measured: Measurement = {
      name: 'board',
      ratio: rounded(million / thousand),
      bar: { figure: 'p99AtMillion', atMost: 100 },
      ours: { p99AtMillion: rounded(million), p50AtMillion: rounded(p50.get(1_000_000) ?? 0) },
      reference: { p99AtThousand: rounded(thousand) },
      unit: 'milliseconds, the whole board over HTTP',
      note: `p99 ${figures(p99)}, p50 ${figures(p50)}`,
    };
    return [measured];
  } finally {
    await database.end();
    await centre.stop();
  }
};
