import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

const guard = new URL('../../activities/stall-guard.ts', import.meta.url).href;

const run = async (work: string): Promise<{ readonly signal: unknown; readonly said: string }> => {
  const program = `import { guardAgainstStall } from '${guard}'; guardAgainstStall(600); ${work}`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    env: {},
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const closing: unknown[] = await once(child, 'close');
  return { signal: closing[1], said };
};

test('a process whose event loop hangs ends itself and says so', async () => {
  const { signal, said } = await run('setTimeout(() => { for (;;); }, 1_000);');
  expect(signal).toBe('SIGKILL');
  expect(said).toContain('The event loop has stood still');
});

test('a process with something to wait for goes on, one with nothing to do ends', async () => {
  const { signal, said } = await run('setTimeout(() => undefined, 2_000);');
  expect(signal).toBeNull();
  expect(said).not.toContain('stood still');
});
