import { pino, type Logger } from 'pino';
import type { LogLevel } from '../domain/environment/environment-table.ts';

export type { Logger } from 'pino';

/** One JSON line an event: ids and codes, never what people typed, names or phone numbers. */
export const createLogger = (level: LogLevel): Logger =>
  pino({ level, base: { process: 'worker' }, timestamp: pino.stdTimeFunctions.isoTime });
