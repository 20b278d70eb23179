import { spawn } from 'node:child_process';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of the API as a person at a terminal would, to its end. */
export const runCommand = async (
  command: 'account' | 'backup' | 'import' | 'drive' | 'verify',
  args: readonly string[],
  options: {
    readonly directory?: string;
    readonly environment?: Readonly<Record<string, string>>;
    /** What is piped in. */
    readonly input?: string;
  } = {},
): Promise<Ended> => {
  const file = new URL(`../../../api/commands/${command}.ts`, import.meta.url).pathname;
  const child = spawn(process.execPath, [file, ...args], {
    cwd: options.directory,
    env: { ...options.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // A command that reads nothing may be gone already.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, stdout, stderr };
};
