import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect } from '../../migrations/connection.ts';
import { steps } from '../../migrations/steps/index.ts';
import { createEmptyDatabase } from '../environment/test-database.ts';

const execute = promisify(execFile);

const migrate = async (url: string, ...args: readonly string[]) =>
  migrateWith({ DATABASE_URL: url }, ...args);

const migrateWith = async (env: Readonly<Record<string, string>>, ...args: readonly string[]) => {
  const ran = await execute(process.execPath, ['migrations/migrate.ts', ...args], { env }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { readonly code: number; readonly stdout: string; readonly stderr: string }) => error,
  );
  return { code: ran.code, stdout: ran.stdout, stderr: ran.stderr };
};

describe('npm run migrate', () => {
  it('goes to the latest step, says where it stands, and goes one back', async () => {
    const database = await createEmptyDatabase();
    onTestFinished(async () => database.drop());
    const { url } = database;
    const names = Object.keys(steps);
    expect((await migrate(url, 'status')).code).toBe(1);
    expect(await migrate(url, 'latest', '--json')).toMatchObject({
      code: 0,
      stdout: `${JSON.stringify({ ran: names })}\n`,
    });
    expect(await migrate(url, 'latest')).toMatchObject({ code: 0, stdout: 'up to date\n' });
    expect((await migrate(url, 'status')).code).toBe(0);
    expect(await migrate(url, 'down')).toMatchObject({
      code: 0,
      stdout: `${names.at(-1) ?? ''}\n`,
    });
    expect((await migrate(url, 'status')).code).toBe(1);
  });

  it('lays what every centre begins with, and nobody of the demonstration', async () => {
    const database = await createEmptyDatabase();
    onTestFinished(async () => database.drop());
    const env = { DATABASE_URL: database.url, BIHUAN_CENTRE_NAME: '某镇集成指挥中心' };
    expect((await migrateWith(env, 'latest')).code).toBe(0);
    expect((await migrateWith({ ...env, BIHUAN_CENTRE_NAME: '别的' }, 'latest')).code).toBe(0);
    const db = connect(database.url, { applicationName: 'bihuan-test', size: 1 });
    try {
      expect(await db.selectFrom('unit').select(['id', 'name', 'kind']).execute()).toEqual([
        { id: 'u-centre', name: '某镇集成指挥中心', kind: 'centre' },
      ]);
      expect(await db.selectFrom('calendar_version').select('time_zone').execute()).toEqual([
        { time_zone: 'Asia/Shanghai' },
      ]);
      expect(await db.selectFrom('catalogue_class').select('id').execute()).not.toEqual([]);
      expect(await db.selectFrom('person').select('id').execute()).toEqual([]);
    } finally {
      await db.destroy();
    }
  });

  it('helps, and refuses what it cannot run', async () => {
    expect(await migrate('', '--help')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Usage') as unknown,
    });
    expect((await migrate('', 'sideways')).code).toBe(2);
    expect(await migrate('', 'latest')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('DATABASE_URL') as unknown,
    });
    expect(
      await migrateWith({ DATABASE_URL: 'postgres://x', BIHUAN_TIME_ZONE: 'Mars' }, 'latest'),
    ).toMatchObject({ code: 2, stderr: expect.stringContaining('BIHUAN_TIME_ZONE') as unknown });
    expect((await migrate('postgres://127.0.0.1:1/nothing', 'latest')).code).toBe(2);
  });
});
