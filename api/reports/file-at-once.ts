import { sql } from 'kysely';
import type { OpenReport } from '../contract/reports.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import { newId } from '../../migrations/new-id.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { completeTask } from '../tasks/complete-task.ts';
import { loadUnopenedTaskAtHand } from '../tasks/load-task.ts';

type Filing = NonNullable<OpenReport['file']>;

/** Filing is the acceptor's work. @throws Problem `not-permitted` */
export const requireMayFile = (reader: Reader): void => {
  if (!reader.posts.some((post) => post.role === 'acceptor'))
    throw new Problem('not-permitted', { params: { reason: 'other-role' } });
};

const openTask = async (
  services: ApiServices,
  caseId: string,
  element: string,
): Promise<string | null> => {
  const found = await services.database
    .selectFrom('task')
    .where('case_id', '=', caseId)
    .where('element', '=', element)
    .where('state', '=', 'open')
    .select('id')
    .executeTakeFirst();
  return found?.id ?? null;
};

interface Step {
  readonly caseId: string;
  readonly element: string;
  readonly outcome: string;
  readonly data: JsonObject;
  readonly facts?: JsonObject;
}

/** One step, unless the case is not there. False when it did not come to pass at once. */
const take = async (services: ApiServices, reader: Reader, step: Step): Promise<boolean> => {
  const taskId = await openTask(services, step.caseId, step.element);
  if (taskId === null) return false;
  // Who has just written it need not say what for.
  const task = await loadUnopenedTaskAtHand(services, reader, taskId);
  const performed = await completeTask(services, {
    reader,
    task,
    body: { outcome: step.outcome, data: step.data, version: task.version },
    repeatable: { key: null, bodyHash: newId() },
    ...(step.facts === undefined ? {} : { facts: step.facts }),
  });
  return performed.kind === 'done';
};

/**
 * Accepts and files a case that was just opened, as the acceptor would by hand (开单). Gives its number,
 * or null when a step could not be taken at once: then its task is in the inbox. `checkFiling` comes first.
 */
export const fileAtOnce = async (
  services: ApiServices,
  reader: Reader,
  { caseId, file }: { readonly caseId: string; readonly file: Filing },
): Promise<string | null> => {
  const accepted = await take(services, reader, {
    caseId,
    element: 'accept',
    outcome: 'accept',
    data: { category: file.category },
  });
  if (!accepted) return null;
  await take(services, reader, {
    caseId,
    element: 'file',
    outcome: 'file',
    data: { category: file.category, condition: file.condition },
    ...(file.unit === undefined ? {} : { facts: { proposedUnit: file.unit } }),
  });
  const found = await sql<{
    number: string | null;
  }>`select number from "case" where id = ${caseId}`.execute(services.database);
  return found.rows[0]?.number ?? null;
};
