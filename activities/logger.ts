import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '../domain/environment/environment-table.ts';
import { logError } from '../migrations/log-error.ts';

export type { Logger } from 'pino';

/** One JSON line an event: ids and codes, never what people typed, names or phone numbers. */
export const createLogger = (level: LogLevel, stream?: DestinationStream): Logger => {
  const options = {
    level,
    base: { process: 'worker' },
    serializers: { err: logError },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return stream === undefined ? pino(options) : pino(options, stream);
};
