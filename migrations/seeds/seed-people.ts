import { hash, verify } from '@node-rs/argon2';
import type { Db } from '../functions/call-function.ts';
import { demoPeople } from './people.ts';

/** The posts of the demonstration have always been held, also for a clock that is set back. */
const heldSince = new Date('2024-01-01T00:00:00+08:00');

/**
 * The accounts of the demonstration, all with the password that the sign-in page shows (so one
 * argon2id hash serves them all). A changed password reaches the accounts of an earlier start.
 */
export const seedDemoPeople = async (db: Db, password: string): Promise<void> => {
  const known = await db
    .selectFrom('person')
    .select('password_hash')
    .where('demo', '=', true)
    .limit(1)
    .executeTakeFirst();
  const current = known !== undefined && (await verify(known.password_hash, password));
  const passwordHash = current ? known.password_hash : await hash(password);
  if (!current) {
    await db
      .updateTable('person')
      .set({ password_hash: passwordHash })
      .where('demo', '=', true)
      .execute();
  }
  await db
    .insertInto('person')
    .values(
      demoPeople.map(({ login, name, name_en }) => ({
        id: `p-${login}`,
        login,
        name,
        name_en,
        password_hash: passwordHash,
        phone: null,
        active: true,
        demo: true,
        locked_until: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('post')
    .values(
      demoPeople.flatMap(({ login, posts }) =>
        posts.map(({ role, unit, grid }) => ({
          id: `post-${login}-${role}`,
          person_id: `p-${login}`,
          role,
          unit_id: unit,
          grid_id: grid ?? null,
          valid_from: heldSince,
          valid_to: null,
        })),
      ),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
};
