import type { Kysely } from 'kysely';
import type { PasswordRules } from '../domain/accounts/password-rules.ts';
import { caseSettings } from '../domain/settings/case-settings.ts';
import { durationMillis } from '../domain/settings/iso-duration.ts';
import type { SettingKey } from '../domain/settings/setting-table.ts';
import type { SettingValues } from '../domain/settings/setting-values.ts';
import { settingsInForce } from '../migrations/settings-in-force.ts';
import type { Database } from '../migrations/schema/index.ts';
import type { CaseSettings } from '../workflows/contract.ts';

/** A change of a setting reaches every process after so long. */
const believedMillis = 5_000;

/** Rules of sign-in (GB/T 22239 7.1.4.1 b); durations in milliseconds. */
export interface SignInPolicy {
  readonly attempts: number;
  readonly lockMillis: number;
  readonly idleMillis: number;
  readonly absoluteMillis: number;
}

const numberOf = (values: SettingValues, key: SettingKey): number => {
  const value = values[key];
  if (typeof value === 'number') return value;
  throw new Error(`Expected a number for the setting ${key}, but got ${typeof value}`);
};

const millisOf = (values: SettingValues, key: SettingKey): number => {
  const value = values[key];
  const millis = typeof value === 'string' ? durationMillis(value) : null;
  if (millis === null)
    throw new Error(`Expected a duration for the setting ${key}, but got another value`);
  return millis;
};

/** The settings in force, for this process. */
export class SettingStore {
  readonly #database: Kysely<Database>;
  #known: Promise<SettingValues> | null = null;
  #askedAt = 0;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  values(): Promise<SettingValues> {
    if (this.#known !== null && Date.now() - this.#askedAt < believedMillis) return this.#known;
    const loading = this.#load();
    this.#known = loading;
    this.#askedAt = Date.now();
    loading.catch(() => {
      this.forget();
    });
    return loading;
  }

  /** After a change in this process. */
  forget(): void {
    this.#known = null;
  }

  /** What a case that starts now takes with it. */
  async forCase(): Promise<CaseSettings> {
    return caseSettings(await this.values());
  }

  async signInPolicy(): Promise<SignInPolicy> {
    const values = await this.values();
    return {
      attempts: numberOf(values, 'lockoutAttempts'),
      lockMillis: numberOf(values, 'lockoutMinutes') * 60_000,
      idleMillis: millisOf(values, 'sessionIdle'),
      absoluteMillis: millisOf(values, 'sessionAbsolute'),
    };
  }

  /** How long a purpose opens a protected case, in milliseconds. */
  async purposeMillis(): Promise<number> {
    return millisOf(await this.values(), 'purposeValidity');
  }

  async passwordRules(): Promise<PasswordRules> {
    const values = await this.values();
    const days = numberOf(values, 'passwordDays');
    return {
      length: numberOf(values, 'passwordLength'),
      classes: numberOf(values, 'passwordClasses'),
      history: numberOf(values, 'passwordHistory'),
      maximumAge: days === 0 ? null : days * 86_400_000,
      oneTimeLife: millisOf(values, 'oneTimePasswordLife'),
    };
  }

  async #load(): Promise<SettingValues> {
    return settingsInForce(this.#database);
  }
}
