import { eligible } from '../../domain/assignment/eligible.ts';
import type { Post } from '../../domain/permissions/roles.ts';
import type { LedgerActor } from '../../migrations/functions/ledger-actor.ts';
import type { Actor } from '../../workflows/contract.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import { offeredTask, type TaskAtHand } from './load-task.ts';

/** Under which post the reader acts on the task. */
export interface TaskActor {
  readonly actor: Actor & { readonly person: string };
  readonly ledger: LedgerActor;
}

export const actorOf = (reader: Reader, post: Post | null): TaskActor => {
  const ledger = {
    person: reader.id,
    ...(post === null ? {} : { role: post.role, unit: post.unit }),
  };
  return { ledger, actor: { ...ledger, origin: 'person' } };
};

/**
 * The task is offered to the reader, or they hold it, whoever else is at it.
 * @throws Problem `not-permitted` with the reason
 */
export const requireOffered = (task: TaskAtHand, reader: Reader): TaskActor => {
  const answer = eligible(offeredTask(task), reader.principal);
  // Who holds a task may finish it, also when the posts have changed since; the four-eyes rule stays.
  if (!answer.eligible && (task.claimed_by !== reader.id || answer.reason === 'excluded-person')) {
    throw new Problem('not-permitted', { params: { reason: answer.reason } });
  }
  return actorOf(reader, answer.eligible ? answer.post : (reader.principal.posts[0] ?? null));
};

/**
 * The task is open, offered to the reader, and nobody else holds it.
 * @throws Problem `task-not-open`, `not-permitted` with the reason, `task-claimed-by-other` with who and since when
 */
export const requireEligible = (task: TaskAtHand, reader: Reader): TaskActor => {
  if (task.state !== 'open') throw new Problem('task-not-open');
  if (task.claimed_by !== null && task.claimed_by !== reader.id) {
    throw new Problem('task-claimed-by-other', {
      params: {
        holder: task.assignee_name,
        holderEn: task.assignee_name_en,
        since: task.claimed_at?.toISOString() ?? null,
      },
    });
  }
  return requireOffered(task, reader);
};
