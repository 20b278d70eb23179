import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../migrations/connection.ts';
import { freePort } from '../environment/free-port.ts';
import { createDatabase, type TestDatabase } from '../environment/test-database.ts';

let database: TestDatabase;
let directory: string;

beforeAll(async () => {
  database = await createDatabase('town');
  directory = mkdtempSync(join(tmpdir(), 'bihuan-server-'));
});
afterAll(async () => {
  await database.drop();
  rmSync(directory, { recursive: true });
});

const start = (environment: Record<string, string>) => {
  const child = spawn(process.execPath, ['api/server.ts'], {
    env: { PATH: '/usr/bin:/bin', BIHUAN_DATA_DIR: directory, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, ended, text: () => output.join('') };
};

describe('the process', () => {
  it('does not start with wrong settings and names them all', async () => {
    const server = start({ PORT: 'http', BIHUAN_DEMO: 'maybe' });
    expect(await server.ended).toBe(2);
    for (const name of ['DATABASE_URL', 'PORT', 'BIHUAN_DEMO'])
      expect(server.text()).toContain(name);
  });

  it('does not start outside demo mode while a demo account is enabled', async () => {
    const server = start({
      DATABASE_URL: database.url,
      PORT: String(await freePort()),
      BIHUAN_DEMO: '0',
    });
    expect(await server.ended).toBe(2);
    expect(server.text()).toContain('Demo accounts are enabled outside demo mode: acceptor,');
    expect(server.text()).toContain('npm run account -- disable-demo');
  });

  it('starts without the engine, publishes the delivered procedures once, and ends in order', async () => {
    const port = await freePort();
    const server = start({
      DATABASE_URL: database.url,
      PORT: String(port),
      BIHUAN_DEMO: '1',
      TEMPORAL_ADDRESS: '127.0.0.1:1',
    });
    const address = `http://127.0.0.1:${String(port)}`;
    await expect
      .poll(async () => (await fetch(`${address}/healthz`).catch(() => null))?.status, {
        timeout: 30_000,
        interval: 200,
      })
      .toBe(200);
    expect((await fetch(`${address}/readyz`)).status).toBe(503);
    const session = await fetch(`${address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'acceptor', password: 'bihuan-demo' }),
    });
    const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const stream = await fetch(`${address}/api/events`, { headers: { cookie } });
    expect(stream.status).toBe(200);
    // An open stream must not hold up the end.
    const streamEnded = stream.text();
    server.child.kill('SIGTERM');
    expect(await streamEnded).toContain('retry:');
    expect(await server.ended).toBe(0);
    const db = connect(database.url, { applicationName: 'bihuan-test' });
    const versions = await db
      .selectFrom('procedure_version')
      .select(['procedure_key', 'version'])
      .execute();
    await db.destroy();
    expect(versions).toContainEqual({ procedure_key: 'ordinary-event', version: 1 });
    const keys = versions.map((row) => row.procedure_key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
