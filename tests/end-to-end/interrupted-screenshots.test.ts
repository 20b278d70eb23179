import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { marked } from '../environment/marked-processes.ts';

describe('an interruption of `npm run screenshots -- --keep`', () => {
  let directory: string;

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'bihuan-interrupted-'));
    // Postgres may run under another account.
    chmodSync(directory, 0o755);
  });
  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  /** Ctrl-C, as a terminal sends it to the whole group, when the words have been said. */
  const interruptedAt = async (words: string): Promise<void> => {
    const chosen = 'not-found --widths 390 --themes light --languages zh --keep --out';
    const child = spawn(
      'env',
      [
        // Whatever it starts keeps its files there, and is known by it.
        `TMPDIR=${directory}`,
        process.execPath,
        'tests/screens/take-screenshots.ts',
        ...chosen.split(' '),
        join(directory, 'pictures'),
      ],
      { stdio: ['ignore', 'ignore', 'pipe'], detached: true },
    );
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      if (!said.includes(words) && `${said}${chunk.toString()}`.includes(words))
        process.kill(-(child.pid ?? 0), 'SIGINT');
      said += chunk.toString();
    });
    await new Promise((resolve) => {
      child.on('exit', resolve);
    });
    expect(said).toContain(words);
  };

  it.each(['seeding', 'Ctrl-C ends it'])('leaves nothing behind it at "%s"', async (words) => {
    await interruptedAt(words);
    expect(marked(directory)).toEqual([]);
    expect(readdirSync(directory).filter((name) => name.startsWith('bihuan-'))).toEqual([]);
  });
});
