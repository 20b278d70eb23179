import type { CheckRequest, CheckResult } from './check-diagram.ts';
import type { Answered } from './check-worker.ts';

/**
 * What a check has come to. After `first` a deeper look goes on, which says how many states it has `looked` at
 * and is then `done`; `too-long` when it was stopped.
 */
export type Checked =
  | { readonly kind: 'first'; readonly result: CheckResult }
  | { readonly kind: 'looked'; readonly states: number }
  | { readonly kind: 'done'; readonly result: CheckResult }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'too-long' };

export interface Checker {
  /** Checks once the diagram has rested; a newer request replaces one that waits or runs. */
  readonly ask: (request: CheckRequest) => void;
  readonly stop: () => void;
}

/** The part of a worker that is used. */
export interface CheckWorker {
  postMessage(message: unknown, transfer: Transferable[]): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Answered>) => void): void;
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
}

function checkedOf(answered: Answered): Checked {
  if ('first' in answered) {
    return { kind: 'first', result: answered.first };
  }
  if ('looked' in answered) {
    return { kind: 'looked', states: answered.looked };
  }
  return 'result' in answered
    ? { kind: 'done', result: answered.result }
    : { kind: 'failed', message: answered.failure };
}

const restMillis = 400;
const longestMillis = 20_000;

/** Runs checks in a worker of its own, so that drawing never waits; one that runs too long is ended. */
export function createChecker(start: () => CheckWorker, tell: (checked: Checked) => void): Checker {
  let worker: CheckWorker | null = null;
  let latest = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  let busy = false;

  const end = (): void => {
    clearTimeout(patience);
    worker?.terminate();
    worker = null;
    busy = false;
  };
  const hear = (checked: Checked): void => {
    if (checked.kind !== 'first' && checked.kind !== 'looked') {
      clearTimeout(patience);
      busy = false;
    }
    tell(checked);
  };
  const begin = (): CheckWorker => {
    const begun = start();
    begun.addEventListener('message', ({ data }) => {
      if (data.id === latest) {
        hear(checkedOf(data));
      }
    });
    begun.addEventListener('error', ({ message }) => {
      end();
      hear({ kind: 'failed', message });
    });
    return begun;
  };
  const run = (request: CheckRequest): void => {
    if (busy) {
      end();
    }
    worker ??= begin();
    latest += 1;
    busy = true;
    worker.postMessage({ id: latest, request }, []);
    patience = setTimeout(() => {
      end();
      tell({ kind: 'too-long' });
    }, longestMillis);
  };
  return {
    ask: (request) => {
      clearTimeout(rest);
      rest = setTimeout(() => {
        run(request);
      }, restMillis);
    },
    stop: () => {
      clearTimeout(rest);
      end();
    },
  };
}
