import { Client } from 'pg';
import { startCentre } from '../environment/centre.ts';
import { machine } from '../end-to-end/machine.ts';
import { fillTasks } from './fill-tasks.ts';
import { percentile, rounded, type Benchmark, type Measurement } from './measurement.ts';

const sizes = [1000, 10_000, 100_000, 1_000_000] as const;
/** Enough that the 99th percentile is not the word of three requests. */
const requests = 1000;

const figures = (values: ReadonlyMap<number, number>): Readonly<Record<string, number>> =>
  Object.fromEntries([...values].map(([size, value]) => [String(size), rounded(value)]));

/** First page with total of the pool of a person with three posts, by number of open tasks. */
export const inbox: Benchmark = async (say) => {
  const centre = await startCentre({ env: { BIHUAN_LOG_LEVEL: 'error' } });
  const database = new Client({ connectionString: centre.databaseUrl });
  await database.connect();
  try {
    await database.query(
      `insert into post (id, person_id, role, unit_id) values ('post-bench-1', 'p-acceptor', 'dispatcher', 'u-centre'), ('post-bench-2', 'p-acceptor', 'commander', 'u-centre') on conflict do nothing`,
    );
    const person = await machine(centre.address, 'acceptor');
    const p99 = new Map<number, number>();
    const p50 = new Map<number, number>();
    let filled = 0;
    for (const size of sizes) {
      say(`${String(size)} open tasks`);
      await fillTasks(database, filled, size);
      filled = size;
      // A centre that grew to this size over years is not still writing down what was laid in seconds.
      await database.query('vacuum analyze task');
      await database.query('vacuum analyze "case"');
      await database.query('checkpoint');
      for (let n = 0; n < 50; n += 1) await person.get('/api/tasks?view=pool&perPage=25');
      const sample: number[] = [];
      for (let n = 0; n < requests; n += 1) {
        const started = performance.now();
        await person.get('/api/tasks?view=pool&perPage=25');
        sample.push(performance.now() - started);
      }
      p99.set(size, percentile(sample, 0.99));
      p50.set(size, percentile(sample, 0.5));
    }
    const million = p99.get(1_000_000) ?? 0;
    const thousand = p99.get(1000) ?? 0;
    const growth: Measurement = {
      name: 'inbox',
      ratio: rounded(million / thousand),
      bar: { atMost: 2 },
      ours: { p99AtMillion: rounded(million), p50AtMillion: rounded(p50.get(1_000_000) ?? 0) },
      reference: { p99AtThousand: rounded(thousand) },
      unit: 'milliseconds, first page with total over HTTP',
      note: `p99 ${JSON.stringify(figures(p99))}, p50 ${JSON.stringify(figures(p50))}`,
    };
    const atMillion: Measurement = {
      name: 'inbox-at-a-million',
      ratio: null,
      bar: { figure: 'p99', atMost: 25 },
      ours: { p99: rounded(million) },
      reference: {},
      unit: 'milliseconds, first page with total over HTTP at 1,000,000 open tasks',
    };
    return [growth, atMillion];
  } finally {
    await database.end();
    await centre.stop();
  }
};
