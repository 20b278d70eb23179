import { spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { startCentre, type Centre } from '../environment/centre.ts';
import { count, rows, until } from './database.ts';

/** Every tenth row has no title. */
const total = 400;
const valid = total - total / 10;

let centre: Centre;
let map = '';

beforeAll(async () => {
  centre = await startCentre();
  map = join(centre.dataDir, 'map.json');
  writeFileSync(
    map,
    JSON.stringify({
      format: 'csv',
      channel: 'import',
      columns: { title: 'title', externalId: 'number' },
      requireCoordinates: false,
    }),
  );
});
afterAll(async () => {
  await centre.stop();
});

const fileOf = (source: string): string => {
  const path = join(centre.dataDir, `${source}.csv`);
  const lines = Array.from({ length: total }, (_, index) => {
    const title = index % 10 === 9 ? '' : `${source} 第 ${String(index)} 件`;
    return `${source}-${String(index)},${title}`;
  });
  writeFileSync(path, ['number,title', ...lines, ''].join('\n'));
  return path;
};

const Result = Compile(
  Type.Object({
    job: Type.String(),
    state: Type.String(),
    total: Type.Integer(),
    accepted: Type.Integer(),
    rejected: Type.Integer(),
    repeated: Type.Integer(),
  }),
);
type Result = Static<ReturnType<typeof Result.Type>>;

interface Command {
  readonly process: ChildProcess;
  /** Exit code (null: killed) and what it reports. */
  readonly ended: Promise<{ readonly code: number | null; readonly result: Result | null }>;
}

/** `npm run import`, as a process of its own. */
const importReports = (file: string): Command => {
  const child = spawn(
    process.execPath,
    ['api/commands/import.ts', 'reports', file, '--map', map, '--json', '--server', centre.address],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const output: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  }).then((code) => {
    const text = output.join('');
    return { code, result: text === '' ? null : Result.Parse(JSON.parse(text)) };
  });
  return { process: child, ended };
};

const broughtIn = `select count(*) as n from report where channel = 'import' and external_id like $1 || '-%'`;

/** Waits until the import is so far, and says so when it ended before. */
const untilRows = async (source: string, wanted: number): Promise<void> => {
  const reached = await until(`${String(wanted)} rows of ${source}`, async () => {
    const found = await count(centre, broughtIn, [source]);
    return found >= wanted ? found : null;
  });
  // Else the process would be killed at an import that is over.
  expect(reached).toBeLessThan(valid);
};

/** Each valid row is one report of one case, and no other row is anything. */
const expectOnceEach = async (source: string): Promise<void> => {
  const found = await rows(
    centre,
    `select external_id, count(*)::integer as reports, count(distinct case_id)::integer as cases
     from report where external_id like $1 || '-%' group by external_id`,
    [source],
  );
  const once = found.filter((row) => row['reports'] === 1 && row['cases'] === 1);
  expect([found.length, once.length]).toEqual([valid, valid]);
  await until(
    'every case to be opened',
    async () =>
      (await count(
        centre,
        `select count(*) as n from "case" c join report r on r.case_id = c.id
         where r.external_id like $1 || '-%' and c.state = 'open'
           and exists (select from task t where t.case_id = c.id and t.state = 'open')`,
        [source],
      )) === valid,
    300_000,
  );
};

describe('an import in whose middle something is killed with -9', () => {
  it('is gone on with when it is the API, twice, and the command that waits sees its end', async () => {
    const command = importReports(fileOf('api'));
    for (const wanted of [40, 160]) {
      await untilRows('api', wanted);
      const pid = centre.pid('api');
      process.kill(pid, 'SIGKILL');
      await until('the API to be started again', async () => {
        const again = centre.pid('api') !== pid;
        return again && (await fetch(`${centre.address}/healthz`)).ok;
      });
    }
    const { code, result } = await command.ended;
    expect(code).toBe(0);
    expect(result).toMatchObject({
      state: 'done',
      total,
      accepted: valid,
      rejected: total - valid,
      repeated: 0,
    });
    await expectOnceEach('api');
  });

  it('is gone on with when it is the command, and the same command again doubles nothing', async () => {
    const file = fileOf('command');
    const command = importReports(file);
    await untilRows('command', 40);
    command.process.kill('SIGKILL');
    expect(await command.ended).toEqual({ code: null, result: null });
    const { code, result } = await importReports(file).ended;
    expect(code).toBe(0);
    expect(result).toMatchObject({ state: 'done', total, rejected: total - valid });
    // The job went on without its command; when it had ended by now, its rows are in already.
    expect((result?.accepted ?? 0) + (result?.repeated ?? 0)).toBe(valid);
    await expectOnceEach('command');
    const third = await importReports(file).ended;
    expect(third).toMatchObject({ code: 0, result: { accepted: 0, repeated: valid } });
    await expectOnceEach('command');
  });
});
