// Plain JavaScript for whatever Node (>= 20) and npm are on the machine: installs what is missing,
// then goes on with the project's own Node 24. Everything else is TypeScript.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.bihuan-installed');
const node = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package.json')))
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

const run = (command, args) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit' });
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

const installed = () =>
  existsSync(node) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash();

const [, , what, ...rest] = process.argv;
if (!installed()) {
  process.stderr.write('· dependencies: npm install (a minute or two, once)\n');
  const code = await run('npm', ['install', '--no-fund', '--no-audit', '--loglevel=error']);
  if (code !== 0 || !existsSync(node)) {
    process.stderr.write('npm install failed; nothing was started.\n');
    process.exit(2);
  }
  mkdirSync(modules, { recursive: true });
  writeFileSync(stamp, lockHash());
}

const targets = {
  start: ['tests/environment/launcher.ts'],
  test: ['node_modules/vitest/vitest.mjs', 'run'],
};
const target = targets[what];
if (target === undefined) {
  process.stderr.write(`Expected one of ${Object.keys(targets).join(', ')}, but got ${what}.\n`);
  process.exit(2);
}
process.env.PATH = `${join(modules, '.bin')}:${process.env.PATH ?? ''}`;
process.exit(await run(node, [...target, ...rest]));
