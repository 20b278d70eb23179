import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const sandbox = new URL('../../activities/lean-sandbox.ts', import.meta.url).href;

/** In a process of its own: the change is for the whole process. */
const run = (code: string): string => {
  const program = `import vm from 'node:vm'; import v8 from 'node:v8'; import { useLeanSandbox } from '${sandbox}';
    useLeanSandbox(); const context = vm.createContext({}); const run = (code, options) => new vm.Script(code).runInContext(context, options);
    ${code}`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', program],
    { encoding: 'utf8', env: {} },
  );
  return `${stdout}${stderr}`;
};

test('a call without a limit of time starts no thread, and gives its value', () => {
  const tasks = `(await import('node:fs')).readdirSync('/proc/self/task').length`;
  const said = run(`
    const outside = ${tasks};
    context.tasks = () => (process.getBuiltinModule('node:fs')).readdirSync('/proc/self/task').length;
    console.log(run('tasks()', { timeout: 4_294_967_295 }) - outside, run('tasks()', { timeout: 60_000 }) - outside);
  `);
  expect(said.trim()).toBe('0 1');
});

test('a limit that somebody means stays one', () => {
  expect(run(`run('for (;;);', { timeout: 20 })`)).toContain('ERR_SCRIPT_EXECUTION_TIMEOUT');
});

test('no hook sees the promises', () => {
  expect(
    run(
      `let seen = 0; v8.promiseHooks.createHook({ init: () => { seen += 1; } })(); await Promise.resolve(); console.log(seen);`,
    ).trim(),
  ).toBe('0');
});
