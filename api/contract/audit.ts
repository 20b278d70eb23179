import { Type } from 'typebox';
import { Id, InstantText, ListOf, Named, Nullable } from './common.ts';

/** One entry of the security log. Its parameters are codes, ids and names of units and grids. */
export const SecurityEvent = Type.Object({
  id: Id,
  recordedAt: InstantText,
  /** One of `domain/audit/security-event-types.ts`; a centre that is newer may know more. */
  type: Type.String(),
  success: Type.Boolean(),
  /** Null: a command at the terminal, the system itself, or a sign-in under a login that does not exist. */
  by: Nullable(Named),
  case: Nullable(Type.Object({ id: Id, number: Type.String(), title: Type.String() })),
  params: Type.Record(Type.String(), Type.Unknown()),
  /** Of the ids in `params`, those that are known: people, units, grids, tokens. */
  names: Type.Record(Type.String(), Named),
});
export type SecurityEvent = Type.Static<typeof SecurityEvent>;
export const SecurityEventList = ListOf(SecurityEvent);
export type SecurityEventList = Type.Static<typeof SecurityEventList>;
