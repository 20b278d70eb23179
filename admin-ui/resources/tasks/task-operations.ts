import type {
  CompleteTask,
  PendingStep,
  PreviewTask,
  StepResult,
  TaskClaim,
  TaskDetail,
  TaskPreview,
} from '../../../api/contract/tasks.ts';
import type Type from 'typebox';
import { apiFetch } from '../../providers/api-fetch.ts';
import { attemptKeys } from '../../providers/attempt-key.ts';

type PreviewBody = Type.Static<typeof PreviewTask>;

const pathOf = (kind: 'tasks' | 'cases', id: string, what: string): string =>
  `/api/${kind}/${encodeURIComponent(id)}/${what}`;

/** A write under a key of its own, so that pressing again after silence never acts twice. */
async function write<T>(path: string, body: unknown): Promise<T> {
  const idempotencyKey = attemptKeys.keyFor(path, body);
  const answer = await apiFetch<T>(path, { method: 'POST', body, idempotencyKey });
  attemptKeys.settle(path);
  return answer;
}

/** Desk operation: throws `task-claimed-by-other`, `task-not-open`, `not-permitted`. */
export const claimTask = (id: string): Promise<Type.Static<typeof TaskClaim>> =>
  write(pathOf('tasks', id, 'claim'), {});

export const releaseTask = (id: string): Promise<unknown> =>
  write(pathOf('tasks', id, 'release'), {});

/** Puts the reader's own flag on a task, or takes it off. */
export const flagTask = (id: string): Promise<unknown> =>
  apiFetch(pathOf('tasks', id, 'flag'), { method: 'PUT' });

export const unflagTask = (id: string): Promise<unknown> =>
  apiFetch(pathOf('tasks', id, 'flag'), { method: 'DELETE' });

/** Stored, but not carried out yet: the engine did not answer in time. */
export const isPending = (result: StepResult | PendingStep): result is PendingStep =>
  'commandId' in result;

/**
 * Procedure operation; answers when it is committed, or with a pending step when the engine is slow
 * (it is carried out later). Throws `validation-failed` with the fields,
 * `task-claimed-by-other`, `stale-version`, `task-not-open`, `engine-unavailable`.
 */
export const completeTask = (id: string, body: CompleteTask): Promise<StepResult | PendingStep> =>
  write(pathOf('tasks', id, 'complete'), body);

/** 撤回: whoever completed a task takes it back. Throws `step-touched` when somebody has begun with what followed. */
export const withdrawTask = (id: string): Promise<StepResult | PendingStep> =>
  write(pathOf('tasks', id, 'actions'), { type: 'withdraw' });

export const readTask = (id: string): Promise<TaskDetail> =>
  apiFetch(`/api/tasks/${encodeURIComponent(id)}`);

/** What would follow; changes nothing. */
export const previewTask = (
  id: string,
  body: PreviewBody,
  signal: AbortSignal,
): Promise<TaskPreview> =>
  apiFetch(pathOf('tasks', id, 'preview'), { method: 'POST', body, signal });

export interface ActionBody {
  readonly type: string;
  readonly [param: string]: unknown;
}

/** Any other operation on a task: transfer, delegate, urge, … */
export const actOnTask = (id: string, body: ActionBody): Promise<unknown> =>
  write(pathOf('tasks', id, 'actions'), body);

export const actOnCase = (id: string, body: ActionBody): Promise<unknown> =>
  write(pathOf('cases', id, 'actions'), body);
