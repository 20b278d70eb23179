import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Problem } from './problem.ts';
import { tokenId } from './reader-store.ts';
import { writeSecurityEvent } from './security-log.ts';
import type { ApiServices } from './services.ts';
import type { SignInPolicy } from './setting-store.ts';

/** OWASP's recommendation for argon2id (the library's default algorithm): 19 MiB, two passes. */
const argon2id = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const hashPassword = (password: string): Promise<string> => hash(password, argon2id);

/** Checked when there is no such account, so that the answer takes as long as with one. */
let decoy: Promise<string> | null = null;
const decoyHash = (): Promise<string> => {
  decoy ??= hashPassword(randomBytes(16).toString('hex'));
  return decoy;
};

/** Failed attempts on logins that do not exist: they lock like real ones, so that a lock tells nothing. */
class UnknownLogins {
  readonly #tries = new Map<string, { failed: number; lockedUntil: number }>();

  lockedUntil(login: string): number {
    return this.#tries.get(login)?.lockedUntil ?? 0;
  }

  fail(login: string, now: number, policy: SignInPolicy): void {
    const before = this.#tries.get(login) ?? { failed: 0, lockedUntil: 0 };
    const failed = before.failed + 1;
    const locks = failed >= policy.attempts;
    this.#tries.delete(login);
    this.#tries.set(login, {
      failed: locks ? 0 : failed,
      lockedUntil: locks ? now + policy.lockMillis : 0,
    });
    for (const oldest of this.#tries.keys()) {
      if (this.#tries.size <= 10_000) return;
      this.#tries.delete(oldest);
    }
  }
}

interface Account {
  readonly id: string;
  readonly password_hash: string;
  readonly active: boolean;
  readonly locked_until: Date | null;
}

const refuseLocked = (lockedUntil: number, now: number): void => {
  if (lockedUntil <= now) return;
  const retryAfter = Math.ceil((lockedUntil - now) / 1000);
  throw new Problem('account-locked', { retryAfter, params: { retryAfter } });
};

/** A new session: the token that the cookie carries, and how long it lasts at most. */
export interface OpenedSession {
  readonly token: string;
  readonly lastsMillis: number;
}

/** Signs people in by login and password; made once a process. */
export class SignIn {
  readonly #services: Pick<ApiServices, 'database' | 'settings' | 'now'>;
  readonly #unknown = new UnknownLogins();

  constructor(services: Pick<ApiServices, 'database' | 'settings' | 'now'>) {
    this.#services = services;
  }

  /**
   * Opens a session.
   * @throws Problem `sign-in-refused` without saying which part was wrong, `account-locked`
   */
  async open(login: string, password: string): Promise<OpenedSession> {
    const { database } = this.#services;
    const policy = await this.#services.settings.signInPolicy();
    const now = this.#services.now();
    const account = await database
      .selectFrom('person')
      .where('login', '=', login)
      .select(['id', 'password_hash', 'active', 'locked_until'])
      .executeTakeFirst();
    refuseLocked(
      account?.locked_until?.getTime() ?? this.#unknown.lockedUntil(login),
      now.getTime(),
    );
    const matches = await verify(account?.password_hash ?? (await decoyHash()), password);
    if (account === undefined || !account.active || !matches) {
      await this.#fail(login, account, policy);
      throw new Problem('sign-in-refused');
    }
    return this.#start(account.id, now, policy);
  }

  async #start(person: string, now: Date, policy: SignInPolicy): Promise<OpenedSession> {
    const token = randomBytes(32).toString('base64url');
    await this.#services.database.transaction().execute(async (transaction) => {
      await transaction
        .updateTable('person')
        .set({ failed_sign_ins: 0, locked_until: null })
        .where('id', '=', person)
        .execute();
      await transaction
        .deleteFrom('session')
        .where('person_id', '=', person)
        .where('expires_at', '<=', now)
        .execute();
      await transaction
        .insertInto('session')
        .values({
          id: tokenId(token),
          person_id: person,
          created_at: now,
          last_seen_at: now,
          expires_at: new Date(now.getTime() + policy.absoluteMillis),
        })
        .execute();
      await writeSecurityEvent(transaction, { person, type: 'sign-in', success: true }, now);
    });
    return { token, lastsMillis: policy.absoluteMillis };
  }

  async #fail(login: string, account: Account | undefined, policy: SignInPolicy): Promise<void> {
    const { database } = this.#services;
    const now = this.#services.now();
    if (account === undefined) {
      this.#unknown.fail(login, now.getTime(), policy);
      await writeSecurityEvent(database, { person: null, type: 'sign-in', success: false }, now);
      return;
    }
    const counted = await database
      .updateTable('person')
      .set((update) => ({ failed_sign_ins: update('failed_sign_ins', '+', 1) }))
      .where('id', '=', account.id)
      .returning('failed_sign_ins')
      .executeTakeFirstOrThrow();
    await writeSecurityEvent(
      database,
      { person: account.id, type: 'sign-in', success: false },
      now,
    );
    if (counted.failed_sign_ins < policy.attempts) return;
    await database
      .updateTable('person')
      .set({ failed_sign_ins: 0, locked_until: new Date(now.getTime() + policy.lockMillis) })
      .where('id', '=', account.id)
      .execute();
    await writeSecurityEvent(
      database,
      { person: account.id, type: 'sign-in-locked', success: false },
      now,
    );
  }
}

/** Ends a session at once, everywhere in this process. */
export const endSession = async (
  services: Pick<ApiServices, 'database' | 'readers' | 'now'>,
  session: { readonly id: string; readonly person: string },
): Promise<void> => {
  await services.database.deleteFrom('session').where('id', '=', session.id).execute();
  services.readers.forgetSession(session.id);
  await writeSecurityEvent(
    services.database,
    { person: session.person, type: 'sign-out', success: true },
    services.now(),
  );
};
