import { useCallback, useEffect, useReducer, useRef } from 'react';
import { failureCode } from '../providers/api-failure.ts';
import type { AttachedFile } from './form-model.ts';
import { useKeptFiles } from './use-kept-files.ts';
import { isTooLarge, tooLargeProblem, uploadFile } from './upload.ts';

/** A file on its way; `share` is what has gone, 0 to 1; `failure` the code when it did not arrive. */
export interface Upload {
  readonly key: number;
  readonly file: File;
  readonly share: number;
  readonly failure: string | null;
}

type UploadEvent =
  | { readonly kind: 'began'; readonly upload: Upload }
  | { readonly kind: 'moved'; readonly key: number; readonly part: Partial<Upload> }
  | { readonly kind: 'left'; readonly key: number };

function step(uploads: readonly Upload[], event: UploadEvent): readonly Upload[] {
  if (event.kind === 'began') {
    return [...uploads, event.upload];
  }
  return event.kind === 'left'
    ? uploads.filter((upload) => upload.key !== event.key)
    : uploads.map((upload) => (upload.key === event.key ? { ...upload, ...event.part } : upload));
}

export interface Uploads {
  readonly waiting: readonly Upload[];
  /** Names of what was on its way when the page was left, and is to be chosen again. */
  readonly lost: readonly string[];
  readonly send: (files: readonly File[]) => void;
  readonly again: (upload: Upload) => void;
  readonly drop: (upload: Upload) => void;
}

interface Heard {
  readonly onArrived: (file: AttachedFile) => void;
  readonly onBusy: (busy: boolean) => void;
}

/** Sends one file and tells what becomes of it; nothing is told after `signal` has ended. */
async function carry(
  upload: Upload,
  signal: AbortSignal,
  tell: (event: UploadEvent) => void,
  arrived: (file: AttachedFile) => void,
): Promise<void> {
  const { key, file } = upload;
  try {
    if (isTooLarge(file)) {
      throw tooLargeProblem();
    }
    const stored = await uploadFile(
      file,
      (share) => {
        tell({ kind: 'moved', key, part: { share } });
      },
      signal,
    );
    tell({ kind: 'left', key });
    arrived({ id: stored.id, name: stored.name, mediaType: stored.mediaType });
  } catch (failure) {
    if (!signal.aborted) {
      tell({ kind: 'moved', key, part: { failure: failureCode(failure) } });
    }
  }
}

interface GoingOn {
  readonly lost: readonly string[];
  /** Files were chosen: what was kept before has its turn no more. */
  readonly began: () => void;
}

/** Keeps what is on its way, and sends what was on its way when the form was left. */
function useGoingOn(
  place: string,
  waiting: readonly Upload[],
  send: (files: readonly File[]) => void,
): GoingOn {
  const { files, lost, keep } = useKeptFiles(`uploads.${place}`);
  const begun = useRef(false);
  useEffect(() => {
    if (files === null || begun.current) return;
    begun.current = true;
    send(files);
  }, [files, send]);
  // How far they are changes all the time; which they are is what is kept.
  const keys = waiting.map(({ key }) => key).join(' ');
  const held = useRef(keys);
  useEffect(() => {
    if (held.current === keys) return;
    held.current = keys;
    keep(waiting.map(({ file }) => file));
  }, [keys, waiting, keep]);
  return {
    lost,
    began: () => {
      begun.current = true;
    },
  };
}

/**
 * Sends files and hands over what arrived. Leaving the form stops what is still on its way; it is kept on
 * this device under the name of `place`, and goes on when the form is there again.
 */
export function useUploads(place: string, heard: Heard): Uploads {
  const [waiting, tell] = useReducer(step, []);
  const counter = useRef(0);
  const stop = useRef(new AbortController());
  const latest = useRef(heard);
  useEffect(() => {
    latest.current = heard;
  });
  useEffect(() => {
    const controller = new AbortController();
    stop.current = controller;
    return () => {
      controller.abort();
    };
  }, []);
  const sending = waiting.some((upload) => upload.failure === null);
  useEffect(() => {
    latest.current.onBusy(sending);
  }, [sending]);

  const start = useCallback((upload: Upload) => {
    void carry(upload, stop.current.signal, tell, (file) => {
      latest.current.onArrived(file);
    });
  }, []);
  const send = useCallback(
    (chosen: readonly File[]) => {
      for (const file of chosen) {
        counter.current += 1;
        const upload = { key: counter.current, file, share: 0, failure: null };
        tell({ kind: 'began', upload });
        start(upload);
      }
    },
    [start],
  );
  const { lost, began } = useGoingOn(place, waiting, send);
  return {
    waiting,
    lost,
    send: (chosen) => {
      began();
      send(chosen);
    },
    again: (upload) => {
      tell({ kind: 'moved', key: upload.key, part: { share: 0, failure: null } });
      start(upload);
    },
    drop: (upload) => {
      tell({ kind: 'left', key: upload.key });
    },
  };
}
