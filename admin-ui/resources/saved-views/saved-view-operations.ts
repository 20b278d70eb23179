import type { ChangeSavedView, SavedView, SaveView } from '../../../api/contract/saved-views.ts';
import { apiFetch } from '../../providers/api-fetch.ts';

const path = (id: string): string => `/api/saved-views/${encodeURIComponent(id)}`;

/** All views of the person who is signed in. */
export const readSavedViews = async (signal: AbortSignal): Promise<readonly SavedView[]> =>
  (await apiFetch<{ readonly data: readonly SavedView[] }>('/api/saved-views', { signal })).data;

/**
 * Saves a view under a new name; may be repeated when no answer came. Throws `already-exists` for a
 * name with another query, `limit-exhausted` for one too many, `validation-failed`.
 */
export const createSavedView = (body: SaveView): Promise<SavedView> =>
  apiFetch('/api/saved-views', { method: 'POST', body });

/** Throws `stale-version`, `not-found`, `already-exists`, `validation-failed`. */
export const changeSavedView = (id: string, body: ChangeSavedView): Promise<SavedView> =>
  apiFetch(path(id), { method: 'PUT', body });

/** Throws `not-found` when it is gone already. */
export const deleteSavedView = (id: string): Promise<unknown> =>
  apiFetch(path(id), { method: 'DELETE' });
