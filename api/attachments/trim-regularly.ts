import type { FastifyBaseLogger } from 'fastify';
import type { AttachmentStore } from './store-attachment.ts';
import { trimAttachments } from './trim-attachments.ts';

const everyMillis = 6 * 3_600_000;

/** Trims now and then while the process lives; gives how to stop it. */
export function trimRegularly(
  store: AttachmentStore,
  log: FastifyBaseLogger,
  now: () => Date,
): () => void {
  const trim = async (): Promise<void> => {
    try {
      const forgotten = await trimAttachments(store, now());
      if (forgotten > 0) {
        log.info({ forgotten }, 'unused uploads forgotten');
      }
    } catch (error) {
      log.warn({ err: error }, 'uploads could not be trimmed');
    }
  };
  const timer = setInterval(() => {
    void trim();
  }, everyMillis);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
