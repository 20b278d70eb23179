import { Type } from 'typebox';
import { Id, InstantText, ListOf, Named, Nullable, StringEnum } from './common.ts';

/** An account as those see it who look after accounts; `posts` are those held now. */
export const Account = Type.Object({
  id: Id,
  login: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  active: Type.Boolean(),
  demo: Type.Boolean(),
  posts: Type.Array(Type.Object({ role: Type.String(), unit: Named, grid: Nullable(Named) })),
  /** Why the password has to be changed at the next sign-in; null when it need not. */
  passwordChange: Nullable(StringEnum(['one-time', 'expired'])),
  lockedUntil: Nullable(InstantText),
  /** Accounts that nobody uses are to be found and disabled (GB/T 22239 7.1.4.2 c). */
  lastSignInAt: Nullable(InstantText),
  createdAt: InstantText,
  /** Open tasks that they have in hand; when the account is disabled, they are offered to role and unit again. */
  openTasks: Type.Integer(),
});
export type Account = Type.Static<typeof Account>;
export const AccountList = ListOf(Account);

const NewPost = Type.Object(
  { role: Type.String({ maxLength: 64 }), unit: Id, grid: Type.Optional(Id) },
  { additionalProperties: false },
);
export type NewPost = Type.Static<typeof NewPost>;

export const NewAccount = Type.Object(
  {
    login: Type.String({
      minLength: 1,
      maxLength: 64,
      description:
        '2 to 32 lower-case letters, digits, dots, underscores and hyphens; begins with a letter',
    }),
    name: Type.String({ minLength: 1, maxLength: 64 }),
    nameEn: Type.Optional(Type.String({ maxLength: 64 })),
    posts: Type.Array(NewPost, { minItems: 1, maxItems: 20 }),
  },
  { additionalProperties: false },
);
export type NewAccount = Type.Static<typeof NewAccount>;

/** The only answer that ever carries a password: it is kept as a hash and has to be changed at sign-in. */
export const OneTimePassword = Type.Object({
  account: Account,
  oneTimePassword: Type.String(),
  /** It opens no session after this instant. */
  validUntil: InstantText,
});
export type OneTimePassword = Type.Static<typeof OneTimePassword>;
