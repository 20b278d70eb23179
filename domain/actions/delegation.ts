/**
 * A task that somebody else does for its owner, who gets it back and completes it (委派): `pending`
 * while the delegate has it, `resolved` once they have answered. It ends when the task is delegated
 * anew, recalled or handed over.
 */
export interface Delegation {
  readonly state: 'pending' | 'resolved';
  readonly owner: string;
  readonly delegate: string;
  /** Who delegated it: the owner, or somebody who may do so for them. */
  readonly by: string | null;
  readonly at: number;
  /** What the delegate is asked for. */
  readonly reason: string;
  /** What the delegate answered, and when. */
  readonly comment?: string;
  readonly resolvedAt?: number;
}

export const isPending = (delegation: Delegation | null | undefined): delegation is Delegation =>
  delegation?.state === 'pending';
