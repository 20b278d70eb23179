/** How every command ends (api.md, "Command line"). */
export const exitCodes = {
  /** Ran, and the answer is yes. */
  done: 0,
  /** Ran, and the answer is no. */
  no: 1,
  /** Could not run: wrong arguments, unreadable file, nobody there, not permitted. */
  couldNotRun: 2,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The command cannot run; the message is for the person at the terminal. */
export class CannotRun extends Error {
  override readonly name = 'CannotRun';
}
