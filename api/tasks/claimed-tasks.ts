import type { ClaimedTask } from '../../migrations/functions/claim-task.ts';
import type { Reader } from '../reader.ts';
import type { TaskAtHand } from './load-task.ts';

/** The case as the claim left it: the end of its ledger, and its last step. */
export interface ClaimSeen {
  readonly seq: number;
  readonly step: number;
}

interface Claimed {
  readonly task: TaskAtHand;
  readonly seen: ClaimSeen;
}

const most = 10_000;

/**
 * What the claims of this process have found, each until its task is completed here: most are, with
 * nothing else done to the case between, and need not be read again then. Whoever takes one checks that
 * the case is still as it was `seen`; claims of other processes are simply not known.
 */
export class ClaimedTasks {
  readonly #claimed = new Map<string, Claimed>();

  keep(reader: Reader, { claimed_at: claimedAt, ...task }: ClaimedTask, seen: ClaimSeen): void {
    const [oldest] = this.#claimed.keys();
    if (this.#claimed.size >= most && oldest !== undefined) this.#claimed.delete(oldest);
    this.#claimed.set(task.id, {
      seen,
      task: {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the columns that `TaskAtHand` names
        ...(task as unknown as TaskAtHand),
        claimed_at: new Date(claimedAt),
        assignee_name: reader.name,
        assignee_name_en: reader.nameEn,
      },
    });
  }

  /** Null when it is not known that the reader has claimed it. */
  take(taskId: string, reader: Reader): Claimed | null {
    const found = this.#claimed.get(taskId);
    this.#claimed.delete(taskId);
    return found?.task.claimed_by === reader.id ? found : null;
  }
}
