import type { OpenedReport, OpenReport } from '../../../api/contract/reports.ts';
import type { Task, TaskList } from '../../../api/contract/tasks.ts';
import { attachmentLimit, type StoredAttachment } from '../../../api/contract/attachments.ts';
import { NoAnswer } from '../../providers/api-failure.ts';
import { apiFetch, problemOf, withQuery } from '../../providers/api-fetch.ts';
import { completeTask } from '../tasks/task-operations.ts';

/** Stores the report and starts its case: 201, or 202 (`opened: false`) while the engine is away. */
export const openReport = (body: OpenReport, idempotencyKey: string): Promise<OpenedReport> =>
  apiFetch('/api/reports', { method: 'POST', body, idempotencyKey });

/**
 * Joins a case that was just opened to the one it repeats: the outcome 重复 of its acceptance.
 * False when there is no such task yet, for example while the engine is away.
 */
export async function mergeInto(opened: OpenedReport, original: string): Promise<boolean> {
  if (!opened.opened) {
    return false;
  }
  const tasks = await apiFetch<TaskList>(
    withQuery('/api/tasks', { view: 'pool', filter: JSON.stringify({ caseId: opened.caseId }) }),
  );
  const task = tasks.data.find((each: Task) =>
    each.outcomes.some((outcome) => outcome.code === 'duplicate'),
  );
  if (task === undefined) {
    return false;
  }
  await completeTask(task.id, {
    outcome: 'duplicate',
    data: { duplicateOf: original },
    version: task.version,
  });
  return true;
}

export class FileTooLarge extends Error {}

/** Uploads one file; it is readable by its uploader only until a report names it. */
export async function uploadFile(file: File): Promise<StoredAttachment> {
  if (file.size > attachmentLimit) {
    throw new FileTooLarge();
  }
  const form = new FormData();
  form.set('file', file);
  const response = await fetch('/api/attachments', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { accept: 'application/json' },
    body: form,
  }).catch(() => {
    throw new NoAnswer();
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    throw problemOf(response.status, body);
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the API's own tests hold its answers to api/contract
  return body as StoredAttachment;
}
