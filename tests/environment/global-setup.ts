import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres, type PostgresServer } from './postgres.ts';
import { startTemporal, type TemporalServer } from './temporal.ts';
import { timeSkippingBinary } from './temporal-binary.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Administration address of the test Postgres; `createTestDatabase` makes databases in it. */
    postgresUrl: string;
    temporalAddress: string;
    timeSkippingServer: string;
    binaryCache: string;
  }
}

interface Servers {
  readonly postgres: PostgresServer;
  readonly temporal: TemporalServer;
  readonly timeSkipping: string;
  readonly directory: string;
}

interface Shared {
  servers?: Promise<Servers>;
  users: number;
}

declare global {
  var bihuanTestServers: Shared | undefined;
}

// The projects of one run share the servers: each calls this file, the last one stops them.
const shared: Shared = (globalThis.bihuanTestServers ??= { users: 0 });

const binaryCache = resolve('.data', 'bin');

const startServers = async (): Promise<Servers> => {
  const directory = mkdtempSync(join(tmpdir(), 'bihuan-test-'));
  mkdirSync(binaryCache, { recursive: true });
  // mkdtemp makes it 0700; Postgres may run under another account.
  chmodSync(directory, 0o755);
  // No power is lost in a test, and the disk is shared: durability of the machine is not what is tested.
  const postgres = await startPostgres({
    dataDir: directory,
    flags: ['-c', 'fsync=off', '-c', 'synchronous_commit=off'],
  });
  const temporal = await startTemporal({ dataDir: directory, cache: binaryCache });
  const timeSkipping = await timeSkippingBinary(binaryCache);
  return { postgres, temporal, timeSkipping, directory };
};

export const setup = async (project: TestProject): Promise<void> => {
  shared.users += 1;
  shared.servers ??= startServers();
  const servers = await shared.servers;
  project.provide('postgresUrl', servers.postgres.url);
  project.provide('temporalAddress', servers.temporal.address);
  project.provide('timeSkippingServer', servers.timeSkipping);
  project.provide('binaryCache', binaryCache);
};

export const teardown = async (): Promise<void> => {
  shared.users -= 1;
  if (shared.users > 0 || shared.servers === undefined) return;
  const servers = await shared.servers;
  delete shared.servers;
  await servers.temporal.process.stop();
  await servers.postgres.process.stop();
  rmSync(servers.directory, { recursive: true, force: true });
};
