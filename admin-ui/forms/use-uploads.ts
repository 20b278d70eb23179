import { useCallback, useEffect, useRef, useState } from 'react';
import { failureCode } from '../providers/api-failure.ts';
import type { AttachedFile } from './form-model.ts';
import { isTooLarge, tooLargeProblem, uploadFile } from './upload.ts';

/** A file on its way; `share` is what has gone, 0 to 1; `failure` the code when it did not arrive. */
export interface Upload {
  readonly key: number;
  readonly file: File;
  readonly share: number;
  readonly failure: string | null;
}

export interface Uploads {
  readonly waiting: readonly Upload[];
  readonly send: (files: readonly File[]) => void;
  readonly again: (upload: Upload) => void;
  readonly drop: (upload: Upload) => void;
}

/** Sends files and hands over what arrived. Leaving the form stops what is still on its way. */
export function useUploads(
  onArrived: (file: AttachedFile) => void,
  onBusy: (busy: boolean) => void,
): Uploads {
  const [waiting, setWaiting] = useState<readonly Upload[]>([]);
  const counter = useRef(0);
  const stop = useRef(new AbortController());
  const latest = useRef({ onArrived, onBusy });
  useEffect(() => {
    latest.current = { onArrived, onBusy };
  });
  useEffect(() => {
    stop.current = new AbortController();
    return () => {
      stop.current.abort();
    };
  }, []);
  const sending = waiting.some((upload) => upload.failure === null);
  useEffect(() => {
    latest.current.onBusy(sending);
  }, [sending]);

  const patch = useCallback((key: number, part: Partial<Upload>) => {
    setWaiting((now) =>
      now.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)),
    );
  }, []);
  const remove = useCallback((key: number) => {
    setWaiting((now) => now.filter((upload) => upload.key !== key));
  }, []);
  const start = useCallback(
    async (key: number, file: File) => {
      const { signal } = stop.current;
      try {
        if (isTooLarge(file)) {
          throw tooLargeProblem();
        }
        const stored = await uploadFile(
          file,
          (share) => {
            patch(key, { share });
          },
          signal,
        );
        remove(key);
        latest.current.onArrived({ id: stored.id, name: stored.name, mediaType: stored.mediaType });
      } catch (failure) {
        if (!signal.aborted) {
          patch(key, { failure: failureCode(failure) });
        }
      }
    },
    [patch, remove],
  );
  const send = useCallback(
    (files: readonly File[]) => {
      for (const file of files) {
        counter.current += 1;
        const key = counter.current;
        setWaiting((now) => [...now, { key, file, share: 0, failure: null }]);
        void start(key, file);
      }
    },
    [start],
  );
  const again = useCallback(
    (upload: Upload) => {
      patch(upload.key, { failure: null, share: 0 });
      void start(upload.key, upload.file);
    },
    [patch, start],
  );
  const drop = useCallback(
    (upload: Upload) => {
      remove(upload.key);
    },
    [remove],
  );
  return { waiting, send, again, drop };
}
