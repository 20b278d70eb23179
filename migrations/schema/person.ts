import type { ColumnType, Generated } from 'kysely';

/** An account; `phone` and `name` are personal data and stay out of histories and logs. */
export interface PersonTable {
  id: string;
  login: string;
  name: string;
  name_en: string;
  password_hash: string;
  phone: string | null;
  active: boolean;
  demo: boolean;
  /** Somebody else has set the password, for one sign-in. */
  must_change_password: ColumnType<boolean, boolean | undefined, boolean>;
  password_changed_at: ColumnType<Date, Date | undefined, Date>;
  failed_sign_ins: ColumnType<number, number | undefined, number>;
  locked_until: Date | null;
  created_at: Generated<Date>;
  version: Generated<number>;
}
