import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnsweredStep } from '../../api/commands/drive/journal.ts';
import type { Centre } from '../environment/centre.ts';

/** The people at work, as a process of their own: it outlives whatever is killed under it. */
export interface Drive {
  /** Steps that were answered so far, in the order of the answers. */
  readonly answered: () => readonly AnsweredStep[];
  /** True until the process is gone. */
  readonly isAtWork: () => boolean;
  /** What it reports. @throws Error with its output when a case could not be carried as told */
  readonly ended: Promise<{ readonly steps: number; readonly caseIds: readonly string[] }>;
}

const resultOf = (output: string): { readonly steps: number } => {
  const parsed: unknown = JSON.parse(output);
  if (
    typeof parsed === 'object' &&
    parsed !== null &&
    'steps' in parsed &&
    typeof parsed.steps === 'number'
  )
    return { steps: parsed.steps };
  throw new Error(`Expected the number of steps, but got ${output}`);
};

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the drive of the same version
const stepOf = (line: string): AnsweredStep => JSON.parse(line) as AnsweredStep;

export const drive = (centre: Centre, ...args: readonly string[]): Drive => {
  const journal = join(centre.dataDir, `steps-${randomUUID()}.jsonl`);
  const child = spawn(
    process.execPath,
    ['api/commands/drive.ts', '--server', centre.address, '--json', '--journal', journal, ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const output: string[] = [];
  const complaints: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  const answered = (): readonly AnsweredStep[] =>
    existsSync(journal)
      ? readFileSync(journal, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map(stepOf)
      : [];
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  }).then((code) => {
    const text = output.join('');
    if (code !== 0)
      throw new Error(
        `Expected the people to finish, but: ${text.slice(-2000)}${complaints.join('').slice(-1000)}`,
      );
    return {
      ...resultOf(text),
      caseIds: [...new Set(answered().map(({ caseId }) => caseId))],
    };
  });
  // whoever waits for it is told; until then nobody need be
  ended.catch(() => undefined);
  return { answered, isAtWork: () => child.exitCode === null && child.signalCode === null, ended };
};
