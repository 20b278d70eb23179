import type {
  ShareTaskDraft,
  SharedTaskDraft,
  TaskDraft,
} from '../../../../api/contract/task-drafts.ts';
import { apiFetch } from '../../../providers/api-fetch.ts';

const pathOf = (task: string): string => `/api/tasks/${encodeURIComponent(task)}/draft`;

export const readSharedDraft = async (
  task: string,
  signal: AbortSignal,
): Promise<TaskDraft | null> => (await apiFetch<SharedTaskDraft>(pathOf(task), { signal })).data;

/** Throws `stale-version` when another has been shared since; the same again acts once. */
export const shareDraft = (task: string, body: ShareTaskDraft): Promise<TaskDraft> =>
  apiFetch(pathOf(task), { method: 'PUT', body });

/** Throws `not-found` when it is no longer there. */
export const withdrawDraft = (task: string, draft: string): Promise<unknown> =>
  apiFetch(`${pathOf(task)}/${encodeURIComponent(draft)}`, { method: 'DELETE' });
