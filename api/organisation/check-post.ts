import type { Kysely } from 'kysely';
import { mixesMachineAndPerson } from '../../domain/permissions/machine-posts.ts';
import { postConflicts } from '../../domain/permissions/post-conflicts.ts';
import { isRole } from '../../domain/permissions/roles.ts';
import type { Database } from '../../migrations/schema/index.ts';
import { checkPosts } from '../accounts/check-account.ts';
import type { GivePost } from '../contract/organisation.ts';
import type { ProblemDetail } from '../problem.ts';

export interface WantedPost extends Omit<GivePost, 'validFrom' | 'validTo'> {
  readonly person: string;
  readonly validFrom: Date;
  readonly validTo: Date | null;
}

const detail = (path: string, code: string, message: string): ProblemDetail => ({
  path,
  code,
  message,
});

const checkTime = (
  { validFrom, validTo, substituteFor }: WantedPost,
  at: Date,
): ProblemDetail[] => {
  if (substituteFor !== undefined && validTo === null)
    return [detail('/validTo', 'required', 'standing in for somebody has an end')];
  if (validFrom < at) return [detail('/validFrom', 'in-the-past', 'is in the past')];
  return validTo !== null && validTo <= validFrom
    ? [detail('/validTo', 'end-before-beginning', 'is not after the beginning')]
    : [];
};

/** Posts of the person that are held at some time between the two instants. */
const postsBetween = async (transaction: Kysely<Database>, wanted: WantedPost) => {
  let query = transaction
    .selectFrom('post')
    .where('person_id', '=', wanted.person)
    .where((where) =>
      where.or([where('valid_to', 'is', null), where('valid_to', '>', wanted.validFrom)]),
    )
    .select(['role', 'unit_id', 'grid_id']);
  if (wanted.validTo !== null) query = query.where('valid_from', '<', wanted.validTo);
  return query.execute();
};

/** One person never holds, at any time, posts that exclude each other; nor the same post twice. */
const checkTogether = async (
  transaction: Kysely<Database>,
  wanted: WantedPost,
): Promise<ProblemDetail[]> => {
  const beside = await postsBetween(transaction, wanted);
  const held = [wanted.role, ...beside.map((post) => post.role)];
  const conflicts = postConflicts(held.filter(isRole)).map((pair) =>
    detail('/role', 'exclusive-roles', `${pair.join(' and ')} are not held by one person`),
  );
  const mixed = mixesMachineAndPerson(held)
    ? [
        detail(
          '/role',
          'machine-account',
          'other systems hold no post of a person, nor the reverse',
        ),
      ]
    : [];
  const twice = beside.some(
    (post) =>
      post.role === wanted.role &&
      post.unit_id === wanted.unit &&
      post.grid_id === (wanted.grid ?? null),
  );
  const repeated = twice ? [detail('/role', 'already-holder', 'is held then already')] : [];
  return [...conflicts, ...mixed, ...repeated];
};

/** Who stands in for somebody holds the same post, and is somebody else. */
const checkSubstitute = async (
  transaction: Kysely<Database>,
  { substituteFor, person, role, unit, grid, validFrom }: WantedPost,
): Promise<ProblemDetail[]> => {
  if (substituteFor === undefined) return [];
  const post = await transaction
    .selectFrom('post')
    .where('id', '=', substituteFor)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', validFrom)]))
    .select(['person_id', 'role', 'unit_id', 'grid_id', 'substitute_for'])
    .executeTakeFirst();
  const same = post?.role === role && post.unit_id === unit && post.grid_id === (grid ?? null);
  if (post === undefined || !same || post.substitute_for !== null)
    return [detail('/substituteFor', 'unknown-reference', 'is no such post of somebody')];
  return post.person_id === person
    ? [detail('/substituteFor', 'own-post', 'is a post of the same person')]
    : [];
};

/** What is wrong with a post that somebody should get; the person's row is locked by the caller. */
export const checkPost = async (
  transaction: Kysely<Database>,
  wanted: WantedPost,
  at: Date,
): Promise<readonly ProblemDetail[]> => {
  const { role, unit, grid } = wanted;
  const named = await checkPosts(transaction, [
    { role, unit, ...(grid === undefined ? {} : { grid }) },
  ]);
  return [
    ...named.map(({ path, code, message }) => detail(path.replace('/posts/0', ''), code, message)),
    ...checkTime(wanted, at),
    ...(await checkTogether(transaction, wanted)),
    ...(await checkSubstitute(transaction, wanted)),
  ];
};
