import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import {
  listenToEvents,
  liveConnection,
  type LiveEvent,
} from '../../../admin-ui/providers/live-events.ts';
import { refreshFor } from '../../../admin-ui/providers/use-live-events.ts';

class Stream extends EventTarget {
  readyState = 1;
  closed = false;
  close(): void {
    this.closed = true;
  }
}

describe('live events', () => {
  it('are heard with what they are about', () => {
    const stream = new Stream();
    const heard: LiveEvent[] = [];
    const stop = listenToEvents(
      () => stream,
      (event) => heard.push(event),
    );
    stream.dispatchEvent(new Event('open'));
    expect(liveConnection.get()).toBe('live');
    stream.dispatchEvent(
      new MessageEvent('task-changed', {
        data: '{"type":"task-changed","id":"t1","caseId":"c1","version":2}',
      }),
    );
    stream.dispatchEvent(new MessageEvent('counts-changed', { data: 'not json' }));
    expect(heard).toEqual([
      { type: 'task-changed', taskId: 't1', caseId: 'c1' },
      { type: 'counts-changed', taskId: null, caseId: null },
    ]);
    stop();
    expect(stream.closed).toBe(true);
  });

  it('are listened to anew when the server ended the stream for good', () => {
    const streams: Stream[] = [];
    const waiting: (() => void)[] = [];
    const stop = listenToEvents(
      () => {
        const stream = new Stream();
        streams.push(stream);
        return stream;
      },
      () => undefined,
      (run) => {
        waiting.push(run);
        return () => undefined;
      },
    );
    streams[0]?.dispatchEvent(new Event('error'));
    expect(liveConnection.get()).toBe('away');
    expect(waiting).toHaveLength(0);
    const [first] = streams;
    if (first !== undefined) {
      first.readyState = 2;
    }
    first?.dispatchEvent(new Event('error'));
    waiting[0]?.();
    expect(streams).toHaveLength(2);
    stop();
  });
});

describe('refreshFor', () => {
  it('makes stale what the events are about, and leaves lists and others alone', () => {
    const queries = new QueryClient();
    const keys = [
      ['tasks', 'detail', 't1'],
      ['tasks', 'detail', 't2'],
      ['cases', 'detail', 'c1'],
      ['cases', 'ledger', 'c1'],
      ['tasks', 'getInfiniteList', { pagination: {} }],
      ['task-counts'],
      ['units'],
    ];
    for (const key of keys) {
      queries.setQueryData(key, 1);
    }
    refreshFor(queries, [{ type: 'task-changed', taskId: 't1', caseId: 'c1' }]);
    const stale = keys.filter((key) => queries.getQueryState(key)?.isInvalidated === true);
    expect(stale).toEqual([
      ['tasks', 'detail', 't1'],
      ['cases', 'detail', 'c1'],
      ['cases', 'ledger', 'c1'],
      ['task-counts'],
    ]);
  });

  it('makes stale a case that was opened by its number', () => {
    const queries = new QueryClient();
    const [known, other] = [
      ['cases', 'detail', 'JC-1'],
      ['cases', 'detail', 'JC-2'],
    ];
    queries.setQueryData(known, { id: 'c1' });
    queries.setQueryData(other, { id: 'c2' });
    refreshFor(queries, [{ type: 'case-changed', taskId: null, caseId: 'c1' }]);
    expect(queries.getQueryState(known)?.isInvalidated).toBe(true);
    expect(queries.getQueryState(other)?.isInvalidated).toBe(false);
  });
});
