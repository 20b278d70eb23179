import type { Kysely } from 'kysely';
import type { Post } from '../../domain/permissions/roles.ts';
import type { Database } from '../../migrations/schema/index.ts';
import { newId } from '../../migrations/new-id.ts';

export interface CheckedAccount {
  readonly login: string;
  readonly name: string;
  readonly nameEn: string;
  readonly posts: readonly Post[];
  /** Of a one-time password: it has to be changed at the first sign-in. */
  readonly passwordHash: string;
}

/** Writes an account with its posts, in the caller's transaction; null when the login is taken. */
export const insertAccount = async (
  transaction: Kysely<Database>,
  account: CheckedAccount,
  at: Date,
): Promise<string | null> => {
  const id = newId();
  const written = await transaction
    .insertInto('person')
    .values({
      id,
      login: account.login,
      name: account.name,
      name_en: account.nameEn,
      password_hash: account.passwordHash,
      phone: null,
      active: true,
      demo: false,
      must_change_password: true,
      password_changed_at: at,
      locked_until: null,
      created_at: at,
    })
    .onConflict((conflict) => conflict.column('login').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (written === undefined) return null;
  await transaction
    .insertInto('post')
    .values(
      account.posts.map((post) => ({
        id: newId(),
        person_id: id,
        role: post.role,
        unit_id: post.unit,
        grid_id: post.grid,
        valid_from: at,
        valid_to: null,
      })),
    )
    .execute();
  return id;
};
