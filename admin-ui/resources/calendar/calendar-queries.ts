import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type {
  CalendarInForce,
  CalendarPreview,
  CalendarVersion,
  CalendarVersions,
  MovedDue,
} from '../../../api/contract/calendar.ts';
import { apiFetch } from '../../providers/api-fetch.ts';
import type { CalendarDraft } from './calendar-draft.ts';

const watchMillis = 2000;

const isJudging = (versions: readonly CalendarVersion[]): boolean =>
  versions.some(({ periods }) => periods.some(({ waiting }) => waiting > 0));

/** All versions; asked again while cases are still being judged by the newest. */
export function useCalendarVersions(): UseQueryResult<CalendarVersions> {
  return useQuery({
    queryKey: ['calendar', 'versions'],
    queryFn: ({ signal }) => apiFetch<CalendarVersions>('/api/calendar/versions', { signal }),
    refetchInterval: ({ state }) => (isJudging(state.data?.data ?? []) ? watchMillis : false),
  });
}

const bodyOf = ({ base, years, officeHours, workDayRule }: CalendarDraft) => ({
  ...(base === null ? {} : { base }),
  years,
  officeHours,
  workDayRule,
});

/** How far the preview of a draft is. */
export interface Preview {
  readonly draft: CalendarDraft;
  readonly moved: readonly MovedDue[];
  readonly examined: number;
  readonly total: number;
  readonly done: boolean;
  readonly failure: unknown;
}

export interface Previewing {
  readonly preview: Preview | null;
  readonly run: (draft: CalendarDraft) => Promise<void>;
  readonly forget: () => void;
}

/** Asks for the due times that a draft would move, part by part; another draft begins anew. */
export function usePreview(): Previewing {
  const [preview, setPreview] = useState<Preview | null>(null);
  const running = useRef<AbortController | null>(null);
  const stop = (): AbortController => {
    running.current?.abort();
    running.current = new AbortController();
    return running.current;
  };
  const ask = async (draft: CalendarDraft, signal: AbortSignal): Promise<void> => {
    const moved: MovedDue[] = [];
    let examined = 0;
    let after: string | null = null;
    do {
      const body = { ...bodyOf(draft), ...(after === null ? {} : { after }) };
      const part: CalendarPreview = await apiFetch<CalendarPreview>('/api/calendar/preview', {
        method: 'POST',
        body,
        signal,
      });
      moved.push(...part.data);
      examined += part.examined;
      after = part.next;
      setPreview({
        draft,
        moved: [...moved],
        examined,
        total: part.total,
        done: after === null,
        failure: null,
      });
    } while (after !== null);
  };
  return {
    preview,
    run: async (draft) => {
      const { signal } = stop();
      const begun = { draft, moved: [], examined: 0, total: 0, done: false, failure: null };
      setPreview(begun);
      try {
        await ask(draft, signal);
      } catch (failure) {
        if (!signal.aborted) setPreview({ ...begun, failure });
      }
    },
    forget: () => {
      stop();
      setPreview(null);
    },
  };
}

/** Puts a draft in force; afterwards everything that a calendar decides is asked for again. */
export function usePutInForce(): (draft: CalendarDraft) => Promise<CalendarInForce> {
  const queries = useQueryClient();
  return async (draft) => {
    try {
      return await apiFetch<CalendarInForce>('/api/calendar/versions', {
        method: 'POST',
        body: { ...bodyOf(draft), source: draft.source },
      });
    } finally {
      await queries.invalidateQueries({ queryKey: ['calendar'] });
    }
  };
}
