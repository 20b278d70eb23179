import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../test-api.ts';
import { type Ended, runCommand } from './run-command.ts';

let api: TestApi;
let server = '';
let directory = '';
beforeAll(async () => {
  api = await startTestApi();
  server = await api.app.listen({ host: '127.0.0.1', port: 0 });
  directory = join(api.directory, 'terminal');
  mkdirSync(directory);
  writeFileSync(join(directory, 'map.json'), JSON.stringify(map));
  writeFileSync(join(directory, 'rows.csv'), 'id,title\n1,one\n2,\n3,three\n');
});
afterAll(async () => {
  await api.close();
});

const map = {
  format: 'csv',
  channel: 'import',
  source: 'command',
  columns: { title: 'title', externalId: 'id' },
  requireCoordinates: false,
};

const run = async (...args: readonly string[]): Promise<Ended> =>
  runCommand('import', [...args, '--server', server], { directory });

const Line = Compile(
  Type.Object({
    kind: Type.String(),
    job: Type.String(),
    state: Type.String(),
    total: Type.Integer(),
    accepted: Type.Integer(),
    rejected: Type.Integer(),
    repeated: Type.Integer(),
    rejectedFile: Type.Union([Type.String(), Type.Null()]),
  }),
);

const lineOf = (ended: Ended): unknown => {
  expect(ended.stdout.split('\n')).toHaveLength(2);
  return Line.Parse(JSON.parse(ended.stdout));
};

describe('npm run import', () => {
  it('says how it is used', async () => {
    const ended = await run('--help');
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain('npm run import -- reports FILE --map MAP.json');
  });

  it('imports, writes the refused rows beside the file, and answers in one line of JSON', async () => {
    const ended = await run('reports', 'rows.csv', '--map', 'map.json', '--json');
    expect(ended.code).toBe(0);
    expect(lineOf(ended)).toMatchObject({
      kind: 'reports',
      state: 'done',
      total: 3,
      accepted: 2,
      rejected: 1,
      repeated: 0,
      rejectedFile: 'rows.csv.rejected.csv',
    });
    expect(readFileSync(join(directory, 'rows.csv.rejected.csv'), 'utf8')).toBe(
      '\uFEFFRow,Reasons,id,title\n2,has no title,2,\n',
    );
  });

  it('brings nothing in twice, and says so in words', async () => {
    const ended = await run('reports', 'rows.csv', '--map', 'map.json', '--login', 'analyst');
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('3 rows: 0 accepted, 1 rejected, 2 in already');
  });

  it('leaves a read-only folder alone', async () => {
    const folder = join(directory, 'read-only');
    mkdirSync(folder);
    writeFileSync(join(folder, 'rows.csv'), 'id,title\n4,\n5,five\n');
    chmodSync(folder, 0o555);
    try {
      const ended = await run('reports', 'read-only/rows.csv', '--map', 'map.json', '--json');
      expect(lineOf(ended)).toMatchObject({
        rejectedFile: join(directory, 'rows.csv.rejected.csv'),
      });
      expect(existsSync(join(folder, 'rows.csv.rejected.csv'))).toBe(false);
    } finally {
      chmodSync(folder, 0o755);
    }
  });

  it('writes the refused rows where it is told to', async () => {
    const ended = await run(
      'reports',
      'rows.csv',
      '--map',
      'map.json',
      '--rejected',
      'elsewhere.csv',
    );
    expect(ended.stdout).toContain('elsewhere.csv');
    expect(existsSync(join(directory, 'elsewhere.csv'))).toBe(true);
  });

  it('ends with 1 when nothing could be brought in', async () => {
    writeFileSync(join(directory, 'bad.csv'), 'id,title\n9,\n');
    expect((await run('reports', 'bad.csv', '--map', 'map.json')).code).toBe(1);
    writeFileSync(
      join(directory, '2040.json'),
      JSON.stringify({ year: 2040, papers: [], days: [] }),
    );
    expect((await run('calendar', '2040.json')).code).toBe(1);
    writeFileSync(join(directory, 'no.json'), '{');
    const ended = await run('catalogue', 'no.json');
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('The job failed: file-unreadable');
  });

  it.each([
    ['no kind', ['rows.csv'], 'Expected one of reports'],
    ['no map', ['reports', 'rows.csv'], 'Reports need --map'],
    [
      'a map that is not needed',
      ['units', 'rows.csv', '--map', 'map.json'],
      'Only reports take --map',
    ],
    ['a file that is not there', ['units', 'none.csv'], 'Cannot read none.csv'],
    [
      'a map that is not there',
      ['reports', 'rows.csv', '--map', 'none.json'],
      'Cannot read none.json',
    ],
    ['a bad map', ['reports', 'rows.csv', '--map', 'rows.csv'], 'validation-failed'],
    ['an unknown option', ['units', 'rows.csv', '--fast'], '--fast'],
    ['a wrong password', ['units', 'rows.csv', '--password', 'wrong-password'], 'sign-in-refused'],
    ['somebody who may not', ['units', 'rows.csv', '--login', 'lead'], 'not-permitted'],
  ])('cannot run with %s', async (_what, args, words) => {
    const ended = await run(...args);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(words);
  });

  it('cannot run with a token that nobody knows', async () => {
    const ended = await runCommand('import', ['units', 'rows.csv', '--server', server], {
      directory,
      environment: { BIHUAN_TOKEN: 'unknown-token' },
    });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('not-signed-in');
  });
});
