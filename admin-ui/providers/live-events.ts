import { createSignal } from './signal.ts';
import { isRecord } from '../../domain/is-record.ts';

/** The part of `EventSource` that is needed; tests give their own. */
export interface EventStream {
  addEventListener(type: string, listener: (event: MessageEvent | Event) => void): void;
  close(): void;
  readonly readyState: number;
}

/** `resync`: too much was missed to be told; everything may have changed. */
export type LiveEventType =
  | 'task-changed'
  | 'case-changed'
  | 'counts-changed'
  | 'incident-changed'
  | 'notice-added'
  | 'resync';

export interface LiveEvent {
  readonly type: LiveEventType;
  readonly taskId: string | null;
  readonly caseId: string | null;
}

const types: readonly LiveEventType[] = [
  'task-changed',
  'case-changed',
  'counts-changed',
  'incident-changed',
  'notice-added',
  'resync',
];
const closedState = 2;
const retryMillis = 5000;

/** Whether the server tells changes as they happen. */
export const liveConnection = createSignal<'connecting' | 'live' | 'away'>('connecting');

const idIn = (data: unknown, name: string): string | null =>
  isRecord(data) && typeof data[name] === 'string' ? data[name] : null;

function parse(event: MessageEvent | Event): unknown {
  if (!(event instanceof MessageEvent) || typeof event.data !== 'string') {
    return null;
  }
  try {
    const data: unknown = JSON.parse(event.data);
    return data;
  } catch {
    return null;
  }
}

/**
 * Listens to `GET /api/events`. The browser reconnects by itself and resumes with `Last-Event-ID`;
 * a stream that the server ended for good is opened anew. Returns what ends it.
 */
export function listenToEvents(
  open: () => EventStream,
  heard: (event: LiveEvent) => void,
  later: (run: () => void, millis: number) => () => void = afterMillis,
): () => void {
  let stream: EventStream | null = null;
  let cancelRetry: (() => void) | null = null;

  const connect = (): void => {
    const opened = open();
    stream = opened;
    opened.addEventListener('open', () => {
      liveConnection.set('live');
    });
    opened.addEventListener('error', () => {
      liveConnection.set('away');
      if (opened.readyState === closedState) {
        cancelRetry = later(connect, retryMillis);
      }
    });
    for (const type of types) {
      opened.addEventListener(type, (event) => {
        const data = parse(event);
        heard({
          type,
          taskId: type === 'task-changed' ? idIn(data, 'id') : null,
          caseId: idIn(data, 'caseId'),
        });
      });
    }
  };

  connect();
  return () => {
    cancelRetry?.();
    stream?.close();
    liveConnection.set('connecting');
  };
}

function afterMillis(run: () => void, millis: number): () => void {
  const timer = setTimeout(run, millis);
  return () => {
    clearTimeout(timer);
  };
}
