import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type Type from 'typebox';
import type {
  ImportJob,
  ImportKind,
  ImportList,
  ImportRejections,
} from '../../../api/contract/imports.ts';
import { NoAnswer } from '../../providers/api-failure.ts';
import { apiFetch, problemOf, withQuery } from '../../providers/api-fetch.ts';
import { drawnFor } from '../../providers/drawn-for.ts';
import type { Pages } from '../../providers/use-pages.ts';

type Imports = Type.Static<typeof ImportList>;
type Rejections = Type.Static<typeof ImportRejections>;

const watchMillis = 2000;
const perPage = 50;

/** Jobs that wait, run or stop; the API goes on with them by itself, also after it was killed. */
export const isGoing = ({ state }: ImportJob): boolean =>
  state === 'waiting' || state === 'running' || state === 'cancelling';

/** Imports, newest first; asked again while one of them goes on. */
export function useImports(): Pages<Imports> {
  return useInfiniteQuery({
    queryKey: ['imports', 'list'],
    queryFn: ({ pageParam, signal }) =>
      apiFetch<Imports>(withQuery('/api/imports', { perPage, cursor: pageParam ?? undefined }), {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ data }) => data.some(isGoing)) === true ? watchMillis : false,
  });
}

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- the type of the library is the answer
export function useRejections(job: string) {
  return useInfiniteQuery({
    queryKey: ['imports', job, 'rejections'],
    queryFn: ({ pageParam, signal }) =>
      apiFetch<Rejections>(
        withQuery(`/api/imports/${encodeURIComponent(job)}/rejections`, {
          perPage,
          cursor: pageParam ?? undefined,
        }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}

/** Where all rejected rows of a job are downloaded as CSV, with reasons in the language of the reader. */
export const rejectionsAddress = (job: string, language: 'zh' | 'en'): string =>
  withQuery(`/api/imports/${encodeURIComponent(job)}/rejections`, { format: 'csv', language });

export interface NewImport {
  readonly kind: ImportKind;
  readonly file: File;
  /** JSON, of reports. */
  readonly map: string | null;
}

async function answerTo(form: FormData): Promise<Response> {
  try {
    return await fetch('/api/imports', {
      method: 'POST',
      headers: drawnFor.headers(),
      body: form,
      credentials: 'same-origin',
    });
  } catch {
    throw new NoAnswer();
  }
}

/** Sends a file; afterwards the list is asked for again. Throws `ApiProblem` or `NoAnswer`. */
export function useStartImport(): (wanted: NewImport) => Promise<void> {
  const queries = useQueryClient();
  return async ({ kind, file, map }) => {
    const form = new FormData();
    form.set('kind', kind);
    if (map !== null) form.set('map', map);
    form.set('file', file, file.name);
    const answer = await answerTo(form);
    if (!answer.ok) {
      const document: unknown = await answer.json().catch(() => null);
      throw problemOf(answer.status, document);
    }
    await queries.invalidateQueries({ queryKey: ['imports'] });
  };
}

/** No further row is taken; what came in stays. Throws `ApiProblem` or `NoAnswer`. */
export function useCancelImport(): (job: string) => Promise<void> {
  const queries = useQueryClient();
  return async (job) => {
    try {
      await apiFetch<ImportJob>(`/api/imports/${encodeURIComponent(job)}/cancel`, {
        method: 'POST',
      });
    } finally {
      await queries.invalidateQueries({ queryKey: ['imports'] });
    }
  };
}
