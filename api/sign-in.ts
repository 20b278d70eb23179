import { randomBytes } from 'node:crypto';
import { oneTimePasswordIsOver } from '../domain/accounts/password-change.ts';
import { countFailure, refuseLocked } from './accounts/failed-attempts.ts';
import { hashPassword, matchesPassword } from './accounts/password-hash.ts';
import { Problem } from './problem.ts';
import { tokenId } from './reader-store.ts';
import { writeSecurityEvent } from './security-log.ts';
import type { ApiServices } from './services.ts';
import type { SignInPolicy } from './setting-store.ts';

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
  readonly demo: boolean;
  readonly must_change_password: boolean;
  readonly password_changed_at: Date;
}

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
   * @throws Problem `sign-in-refused` without saying which part was wrong, `account-locked`,
   * `one-time-password-expired`
   */
  async open(login: string, password: string): Promise<OpenedSession> {
    const { database } = this.#services;
    const policy = await this.#services.settings.signInPolicy();
    const now = this.#services.now();
    const account = await database
      .selectFrom('person')
      .where('login', '=', login)
      .select(['id', 'password_hash', 'active', 'locked_until'])
      .select(['demo', 'must_change_password', 'password_changed_at'])
      .executeTakeFirst();
    refuseLocked(
      account?.locked_until?.getTime() ?? this.#unknown.lockedUntil(login),
      now.getTime(),
    );
    const matches = await matchesPassword(account?.password_hash ?? (await decoyHash()), password);
    if (account === undefined || !account.active || !matches) {
      await this.#fail(login, account, policy);
      throw new Problem('sign-in-refused');
    }
    await this.#refuseOver(account, now);
    return this.#start(account, now, policy);
  }

  /** A one-time password that nobody has used in time opens nothing, although it is the right one. */
  async #refuseOver(account: Account, now: Date): Promise<void> {
    const state = {
      oneTime: account.must_change_password,
      changedAt: account.password_changed_at.getTime(),
      demo: account.demo,
    };
    const rules = await this.#services.settings.passwordRules();
    if (!oneTimePasswordIsOver(state, rules, now.getTime())) return;
    await writeSecurityEvent(
      this.#services.database,
      { person: account.id, type: 'sign-in', success: false },
      now,
    );
    throw new Problem('one-time-password-expired');
  }

  async #start(account: Account, now: Date, policy: SignInPolicy): Promise<OpenedSession> {
    const token = randomBytes(32).toString('base64url');
    const { id: person } = account;
    await this.#services.database.transaction().execute(async (transaction) => {
      const still = await transaction
        .updateTable('person')
        .set({ failed_sign_ins: 0, locked_until: null })
        .where('id', '=', person)
        .where('active', '=', true)
        .where('password_hash', '=', account.password_hash)
        .returning('id')
        .executeTakeFirst();
      // Disabled, or given another password, while this one was being compared.
      if (still === undefined) throw new Problem('sign-in-refused');
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
    await countFailure(database, { person: account.id, type: 'sign-in' }, policy, now);
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
