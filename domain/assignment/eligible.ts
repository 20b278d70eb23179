import type { Post, Principal } from '../permissions/roles.ts';

/** What is known of a task when somebody wants to take it. */
export interface OfferedTask {
  readonly role: string | null;
  readonly unit: string | null;
  /** A task with a person is offered to nobody else. */
  readonly person: string | null;
  /** Persons that may not take it: who handled may not check (guideline 6, 8.2.2 e). */
  readonly exclude: readonly string[];
  /** Grid of the case; only grid workers are compared with it. */
  readonly grid: string | null;
}

export type Eligibility =
  | {
      readonly eligible: true;
      /** The post under which the person acts. */ readonly post: Post | null;
    }
  | { readonly eligible: false; readonly reason: IneligibleReason };

export const ineligibleReasons = [
  'excluded-person',
  'offered-to-other',
  'other-role',
  'other-unit',
  'other-grid',
] as const;
export type IneligibleReason = (typeof ineligibleReasons)[number];

const holdsRole = (post: Post, task: OfferedTask): boolean =>
  task.role === null || post.role === task.role;

const inUnit = (post: Post, task: OfferedTask): boolean =>
  task.unit === null || post.unit === task.unit;

/** A grid worker takes tasks of their grid, and those of their unit that are in no known grid. */
const inGrid = (post: Post, task: OfferedTask): boolean =>
  post.role !== 'grid' || post.grid === null || task.grid === null || post.grid === task.grid;

/** The person a task was given to acts under the post that fits best. */
const bestPost = (principal: Principal, task: OfferedTask): Post | null =>
  principal.posts.find((post) => holdsRole(post, task) && inUnit(post, task)) ??
  principal.posts.find((post) => holdsRole(post, task)) ??
  principal.posts.find((post) => inUnit(post, task)) ??
  principal.posts[0] ??
  null;

/**
 * Whether a person may take or complete a task. A task given to a person is theirs whatever posts
 * they hold now; the four-eyes exclusion comes before everything.
 */
export const eligible = (task: OfferedTask, principal: Principal): Eligibility => {
  if (task.exclude.includes(principal.person)) {
    return { eligible: false, reason: 'excluded-person' };
  }
  if (task.person !== null) {
    return task.person === principal.person
      ? { eligible: true, post: bestPost(principal, task) }
      : { eligible: false, reason: 'offered-to-other' };
  }
  const inRole = principal.posts.filter((post) => holdsRole(post, task));
  if (inRole.length === 0) return { eligible: false, reason: 'other-role' };
  const inSame = inRole.filter((post) => inUnit(post, task));
  if (inSame.length === 0) return { eligible: false, reason: 'other-unit' };
  const post = inSame.find((candidate) => inGrid(candidate, task));
  return post === undefined ? { eligible: false, reason: 'other-grid' } : { eligible: true, post };
};
