import type { Kysely, Selectable } from 'kysely';
import { administratorRoles } from '../../domain/permissions/administrators.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { PostTable } from '../../migrations/schema/post.ts';
import { lockHolders } from '../accounts/administrators.ts';
import { refuseAccount } from '../accounts/refuse-account.ts';
import type { ChangePost, PersonDetail } from '../contract/organisation.ts';
import { fieldProblem, Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { checkPost } from './check-post.ts';
import { lockPerson } from './give-post.ts';
import { noteChange } from './history.ts';
import { personDetail } from './person-detail.ts';
import { postState } from './person-posts.ts';

type PostRow = Selectable<PostTable>;

/** Somebody else holds the post of administration at the time when this one ends. */
const requireAnotherHolder = async (
  transaction: Kysely<Database>,
  { role, person_id }: PostRow,
  at: Date,
): Promise<void> => {
  const administrator = administratorRoles.find((known) => known === role);
  if (administrator === undefined) return;
  const held = await lockHolders(transaction, [administrator], at);
  const others = held.some(({ person }) => person !== person_id);
  if (!others) throw refuseAccount('last-administrator');
};

/** The end that is wanted; now is the earliest for a post that has begun. */
const endOf = (post: PostRow, wanted: string | null, at: Date): Date | null => {
  if (wanted === null) return null;
  const earliest = post.valid_from > at ? post.valid_from : at;
  const end = new Date(wanted);
  return end < earliest ? earliest : end;
};

/** A later end must not bring together what excludes each other. */
const requireGood = async (
  transaction: Kysely<Database>,
  post: PostRow,
  validTo: Date | null,
): Promise<void> => {
  if (post.valid_to === null || (validTo !== null && validTo <= post.valid_to)) return;
  const errors = await checkPost(
    transaction,
    {
      person: post.person_id,
      role: post.role,
      unit: post.unit_id,
      ...(post.grid_id === null ? {} : { grid: post.grid_id }),
      ...(post.substitute_for === null ? {} : { substituteFor: post.substitute_for }),
      validFrom: post.valid_to,
      validTo,
    },
    post.valid_to,
  );
  if (errors.length > 0) throw new Problem('validation-failed', { errors });
};

/**
 * Sets the end of a post that is not over: now, later, or none. What is over stays as it was; whoever
 * should hold it again gets it anew.
 * @throws Problem `not-found`, `stale-version`, `validation-failed`, `action-not-available` for
 * oneself, the last administrator, a post that is over
 */
export const changePost = async (
  services: Pick<ApiServices, 'database' | 'readers' | 'now'>,
  reader: Reader,
  { id, version, ...given }: ChangePost & { readonly id: string },
): Promise<PersonDetail> => {
  const { database } = services;
  const known = await database
    .selectFrom('post')
    .select('person_id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (known === undefined) throw new Problem('not-found');
  const person = known.person_id;
  if (person === reader.id) throw refuseAccount('own-account');
  const at = services.now();
  await database.transaction().execute(async (transaction) => {
    await lockPerson(transaction, person);
    const post = await transaction
      .selectFrom('post')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (post.version !== version) throw new Problem('stale-version');
    if (postState(post, at) === 'over')
      throw new Problem('action-not-available', { params: { reason: 'post-over' } });
    const end = endOf(post, given.validTo ?? null, at);
    if (end === null && post.substitute_for !== null)
      throw fieldProblem('validation-failed', '/validTo', {
        code: 'required',
        message: 'standing in for somebody has an end',
      });
    if (end !== null) await requireAnotherHolder(transaction, post, end);
    await requireGood(transaction, post, end);
    await transaction
      .updateTable('post')
      .set({ valid_to: end, version: version + 1 })
      .where('id', '=', id)
      .execute();
    const params = { role: post.role, unit: post.unit_id, to: end?.toISOString() ?? null };
    await noteChange(transaction, {
      by: reader.id,
      type: 'post-changed',
      subject: `person:${person}`,
      params,
      at,
    });
  });
  services.readers.forgetPerson(person);
  return personDetail(services, person);
};
