import { isRecord } from '../domain/is-record.ts';

interface LoggedError {
  readonly [key: string]: unknown;
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  /** Where it happened, without the message. */
  readonly stack: string;
  readonly cause?: LoggedError;
}

const framesOf = (stack: string | undefined): string =>
  (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /u.test(line))
    .map((line) => line.trim())
    .slice(0, 12)
    .join('\n');

/** Messages of the database quote values that people typed: their code and place say enough. */
const quotesValues = (error: Error): boolean =>
  'severity' in error || 'routine' in error || error instanceof SyntaxError;

/** What a log keeps of an error: never the values that it was about. */
export const logError = (error: unknown): LoggedError => {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const code: unknown = isRecord(error) ? error['code'] : undefined;
  return {
    type: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    message: quotesValues(error) ? '' : error.message,
    stack: framesOf(error.stack),
    ...(error.cause instanceof Error ? { cause: logError(error.cause) } : {}),
  };
};
