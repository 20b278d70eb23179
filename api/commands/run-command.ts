import { SettingsRefused } from '../../domain/environment/read-environment.ts';
import { CannotRun, type ExitCode, exitCodes } from './exit-codes.ts';
import { AnswerNotUnderstood, RequestRefused, ServerAway } from './http/failures.ts';

/** Runs a command to its exit code; what was foreseen is said in one line, a defect with its trace. */
export async function runCommand(main: () => Promise<ExitCode>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`);
    process.exitCode = exitCodes.couldNotRun;
  }
}

function sentence(error: unknown): string {
  if (error instanceof ServerAway) {
    return `The centre does not answer (${error.message}). Is it running? --server says where.`;
  }
  if (
    error instanceof CannotRun ||
    error instanceof RequestRefused ||
    error instanceof AnswerNotUnderstood ||
    error instanceof SettingsRefused
  ) {
    return error.message;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
