import { Type } from 'typebox';
import { Id, InstantText, ListOf, Named, Nullable, StringEnum } from './common.ts';

/** Machine access of an account; the token itself is kept as a hash. */
export const ApiToken = Type.Object({
  id: Id,
  name: Type.String(),
  account: Named,
  state: StringEnum(['valid', 'expired', 'revoked', 'account-disabled']),
  createdAt: InstantText,
  issuedBy: Nullable(Named),
  expiresAt: Nullable(InstantText),
  /** To the minute. */
  lastUsedAt: Nullable(InstantText),
  revokedAt: Nullable(InstantText),
  revokedBy: Nullable(Named),
});
export type ApiToken = Type.Static<typeof ApiToken>;
export const ApiTokenList = ListOf(ApiToken);

export const NewApiToken = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 64 }),
    account: Id,
    expiresAt: InstantText,
  },
  { additionalProperties: false },
);
export type NewApiToken = Type.Static<typeof NewApiToken>;

/** The only answer that ever carries a token. */
export const IssuedApiToken = Type.Object({ issued: ApiToken, token: Type.String() });
export type IssuedApiToken = Type.Static<typeof IssuedApiToken>;
