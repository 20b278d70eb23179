import { setTimeout as pause } from 'node:timers/promises';
import { NativeConnection } from '@temporalio/worker';
import type { Config } from './config.ts';
import type { Logger } from './logger.ts';

const retryMillis = 1_000;

const isLoopback = (address: string): boolean => /^(?:127\.|localhost:|\[::1\])/u.test(address);

/** Connects when the engine is there: a worker may be started before it. */
export const connectEngine = async (
  { address, tls, apiKey }: Config['temporal'],
  { log, signal }: { readonly log: Logger; readonly signal: AbortSignal },
): Promise<NativeConnection> => {
  for (;;) {
    try {
      return await NativeConnection.connect({
        address,
        tls,
        ...(apiKey === null ? {} : { apiKey }),
        // packing what stays on this machine costs more than it saves
        ...(isLoopback(address) ? { grpcCompression: { codec: 'none' as const } } : {}),
      });
    } catch (error) {
      signal.throwIfAborted();
      log.warn({ address, err: error }, 'engine does not answer yet');
      await pause(retryMillis, undefined, { signal });
    }
  }
};
