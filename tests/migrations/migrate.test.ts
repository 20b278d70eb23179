import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { steps } from '../../migrations/steps/index.ts';
import { createEmptyDatabase } from '../environment/test-database.ts';

const execute = promisify(execFile);

const migrate = async (url: string, ...args: readonly string[]) => {
  const ran = await execute(process.execPath, ['migrations/migrate.ts', ...args], {
    env: { DATABASE_URL: url },
  }).then(
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
    expect((await migrate('postgres://127.0.0.1:1/nothing', 'latest')).code).toBe(2);
  });
});
