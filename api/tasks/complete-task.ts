import {
  performAct,
  performAsSeen,
  performedBefore,
  type Act,
  type Performed,
} from '../acts/perform-act.ts';
import { canonicalHash } from '../canonical-hash.ts';
import type { CompleteTask, Form } from '../contract/tasks.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import { isPending } from '../../domain/actions/delegation.ts';
import { bindForm } from '../../domain/forms/bind-form.ts';
import type { FieldFacts } from '../facts/field-facts.ts';
import { resolveFiles } from '../facts/resolve-attachments.ts';
import { resolveSubmission, type ResolvedSubmission } from '../facts/resolve-submission.ts';
import type { Repeatable } from '../idempotency.ts';
import { newId } from '../../migrations/new-id.ts';
import { fieldProblem, Problem } from '../problem.ts';
import type { PublishedProcedure } from '../procedure-store.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import type { ClaimSeen } from './claimed-tasks.ts';
import { loadTaskAtHand, type TaskAtHand } from './load-task.ts';
import { requireEligible } from './require-eligible.ts';

/** The version that the case runs on. */
export const procedureOf = async (
  services: ApiServices,
  task: TaskAtHand,
): Promise<PublishedProcedure> => {
  const procedure = await services.procedures.version(task.procedure_key, task.procedure_version);
  if (procedure !== null) return procedure;
  throw new Error(
    `Expected version ${String(task.procedure_version)} of ${task.procedure_key}, but there is none`,
  );
};

/** The form of the task as its case binds it. */
export const formOf = (procedure: PublishedProcedure, task: TaskAtHand): Form | null => {
  const form = task.form === null ? undefined : procedure.forms.get(task.form);
  return form === undefined ? null : bindForm(form, task.variables);
};

/** Checks what is submitted; nothing is stored. @throws Problem */
export const resolveFor = async (
  services: ApiServices,
  reader: Reader,
  task: TaskAtHand,
  body: Pick<CompleteTask, 'outcome' | 'data'>,
): Promise<ResolvedSubmission> => {
  const procedure = await procedureOf(services, task);
  return resolveSubmission(
    {
      form: formOf(procedure, task),
      outcomes: task.outcomes,
      outcome: body.outcome,
      data: body.data,
    },
    {
      database: services.database,
      reader,
      now: services.now(),
      caseId: task.case_id,
      unit: task.unit_id,
      category: task.category,
      urgency: task.urgency,
    },
  );
};

/**
 * Files that come with a step beside its form.
 * @throws Problem `validation-failed` at `/attachments`
 */
export const filesOf = async (
  services: ApiServices,
  reader: Reader,
  task: TaskAtHand,
  ids: readonly string[] | undefined,
): Promise<NonNullable<FieldFacts['files']>> => {
  const context = { database: services.database, reader, caseId: task.case_id };
  const found = await resolveFiles(context, ids ?? [], 'attachment');
  if (found !== null) return found.files;
  throw fieldProblem('validation-failed', '/attachments', {
    code: 'unknown-reference',
    message: 'must be own files that nothing refers to yet, or files of the case',
  });
};

export interface Completion {
  readonly reader: Reader;
  readonly task: TaskAtHand;
  readonly body: CompleteTask;
  readonly repeatable: Repeatable;
  /** Facts that the route knows beside the form. */
  readonly facts?: JsonObject;
}

/** Checks eligibility and data; nothing is stored. @throws Problem */
const judge = async (services: ApiServices, completion: Completion): Promise<Act> => {
  const { reader, task, body } = completion;
  if (task.state === 'open' && isPending(task.delegation)) throw new Problem('task-delegated');
  if (task.state === 'open' && task.waits_for !== null) throw new Problem('task-held');
  const { actor } = requireEligible(task, reader);
  const resolved = await resolveFor(services, reader, task, body);
  const files = await filesOf(services, reader, task, body.attachments);
  const hash = canonicalHash({
    task: task.id,
    outcome: body.outcome,
    data: body.data,
    comment: body.comment ?? null,
  });
  return {
    caseId: task.case_id,
    actor,
    repeatable: completion.repeatable,
    action: {
      type: 'complete',
      task: task.id,
      outcome: body.outcome,
      variables: { ...resolved.variables, ...completion.facts },
      submission: hash,
      version: body.version,
    },
    conditions: {
      tasks: [{ id: task.id, version: body.version, claim: true }],
      submission: {
        id: newId(),
        taskId: task.id,
        outcome: body.outcome,
        data: body.data,
        comment: body.comment ?? null,
        hash,
      },
      attachments: [...resolved.files, ...files],
    },
  };
};

/**
 * Finishes a task: checks eligibility and data, then one statement and one Update. Whether the same
 * request came before is for the caller to ask (`performedBefore`), ahead of what it may not see any more.
 * @throws Problem; nothing is stored then, except for a refusal by the engine itself
 */
export const completeTask = async (
  services: ApiServices,
  completion: Completion,
): Promise<Performed> => performAct(services, await judge(services, completion));

/** Null when what the claim found does not bear it: the task is to be looked at as it is now. */
const completeAsClaimed = async (
  services: ApiServices,
  completion: Completion,
  seen: ClaimSeen,
): Promise<Performed | null> => {
  const act = await judge(services, completion).catch((error: unknown) => {
    if (error instanceof Problem) return null;
    throw error;
  });
  return act === null ? null : performAsSeen(services, act, seen);
};

/**
 * Finishes a task that is known by its id. What its claim found is believed as long as the case has
 * not moved on since; that is checked where the command is stored.
 * @throws Problem as `completeTask` and `loadTaskAtHand`
 */
export const completeClaimed = async (
  services: ApiServices,
  taskId: string,
  completion: Omit<Completion, 'task'>,
): Promise<Performed> => {
  // Its answer is owed also to who may not open the case any more, now that the task is done.
  const before = await performedBefore(services, completion.reader.id, completion.repeatable);
  if (before !== null) return before;
  const claimed = services.claimedTasks.take(taskId, completion.reader);
  const performed =
    claimed === null
      ? null
      : await completeAsClaimed(services, { ...completion, task: claimed.task }, claimed.seen);
  if (performed !== null) return performed;
  const task = await loadTaskAtHand(services, completion.reader, taskId);
  return completeTask(services, { ...completion, task });
};
