// Plain JavaScript for whatever Node (>= 20) and npm are on the machine: installs what is missing,
// then goes on with the project's own Node 24. Everything else is TypeScript.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInstalled } from './installed.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const modules = join(root, 'node_modules');
const node = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

const usage = `Usage: npm start

  Brings up the whole centre: Postgres and Temporal of its own (or those that DATABASE_URL and
  TEMPORAL_ADDRESS name), tables, screens, worker and API. Says where it runs and who can sign in.
  Ctrl-C stops everything; the data stays.

  Settings are environment variables, all in .env.example; wrong ones are refused by name.

Exit codes: 0 stopped, 1 could not start, 2 wrong settings or arguments.
`;

/** What each command runs; arguments of the tests are those of Vitest. */
const targets = {
  start: {
    command: ['tests/environment/launcher.ts'],
    usage,
    takesArguments: false,
    // Compiled modules are kept: a later start has a quarter less to do.
    env: { NODE_COMPILE_CACHE: join(modules, '.cache', 'node') },
  },
  test: {
    command: ['node_modules/vitest/vitest.mjs', 'run'],
    usage: null,
    takesArguments: true,
    env: {},
  },
};

const run = (command, args, env = process.env) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env });
    // Ctrl-C reaches the child by the terminal's process group; a plain kill only reaches us.
    const forward = (signal) => child.kill(signal);
    process.on('SIGTERM', forward);
    process.on('SIGHUP', forward);
    process.on('SIGINT', () => undefined);
    child.on('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      resolve(2);
    });
    child.on('exit', (code, signal) => {
      process.removeListener('SIGTERM', forward);
      process.removeListener('SIGHUP', forward);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });

const [, , what, ...rest] = process.argv;
const target = Object.hasOwn(targets, what) ? targets[what] : undefined;
if (target === undefined) {
  process.stderr.write(`Expected one of ${Object.keys(targets).join(', ')}, but got ${what}.\n`);
  process.exit(2);
}
if (target.usage !== null && (rest.includes('--help') || rest.includes('-h'))) {
  process.stdout.write(target.usage);
  process.exit(0);
}
if (!target.takesArguments && rest.length > 0) {
  process.stderr.write(`Expected no arguments, but got ${rest.join(' ')}.\n\n${target.usage}`);
  process.exit(2);
}
if (!isInstalled(root)) {
  process.stderr.write('· dependencies: npm install (a minute or two, once)\n');
  const code = await run('npm', ['install', '--no-fund', '--no-audit', '--loglevel=error']);
  if (code !== 0 || !existsSync(node)) {
    process.stderr.write('npm install failed; nothing was started.\n');
    process.exit(2);
  }
}
const PATH = `${join(modules, '.bin')}:${process.env.PATH ?? ''}`;
process.exit(
  await run(node, [...target.command, ...rest], { ...target.env, ...process.env, PATH }),
);
