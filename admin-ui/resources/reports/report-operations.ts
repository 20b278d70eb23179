import type { OpenedReport, OpenReport, PreviewReport } from '../../../api/contract/reports.ts';
import type { Task, TaskList, TaskPreview } from '../../../api/contract/tasks.ts';
import { apiFetch, withQuery } from '../../providers/api-fetch.ts';
import { claimTask, completeTask } from '../tasks/task-operations.ts';

/** Stores the report and starts its case: 201, or 202 (`opened: false`) while the engine is away. */
export const openReport = (body: OpenReport, idempotencyKey: string): Promise<OpenedReport> =>
  apiFetch('/api/reports', { method: 'POST', body, idempotencyKey });

/** Who would get it; changes nothing. */
export const previewReport = (body: PreviewReport, signal: AbortSignal): Promise<TaskPreview> =>
  apiFetch('/api/reports/preview', { method: 'POST', body, signal });

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
  // Of a protected case, only who works on it may.
  const { version } = task.secrecy === 'protected' ? await claimTask(task.id) : task;
  await completeTask(task.id, {
    outcome: 'duplicate',
    data: { duplicateOf: original },
    version,
  });
  return true;
}
