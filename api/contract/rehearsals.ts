import { Type } from 'typebox';
import { Id, InstantText, Named, Nullable, StringEnum, caseTitle } from './common.ts';

/** Closed cases of one rehearsal at most, the newest; and how many one request runs. */
export const rehearsalLimits = { cases: 1000, atOnce: 20 } as const;

/**
 * The recorded case takes on the draft the `same` way, a `different` one, or `stands`: it does not come to its end.
 * `not-compared`: it has changed its version meanwhile, or its record does not replay.
 */
export const RehearsalOutcome = StringEnum(['same', 'different', 'stands', 'not-compared']);
export type RehearsalOutcome = Type.Static<typeof RehearsalOutcome>;

/** From `from` on and before `to`, by when cases were closed. */
export const CreateRehearsal = Type.Object(
  { from: InstantText, to: InstantText },
  { additionalProperties: false },
);
export type CreateRehearsal = Type.Static<typeof CreateRehearsal>;

export const Rehearsal = Type.Object({
  id: Id,
  draft: Id,
  /** Of the draft that was run; a higher one is another text. */
  draftVersion: Type.Integer(),
  from: InstantText,
  to: InstantText,
  createdBy: Named,
  createdAt: InstantText,
  /** Cases that were closed in that time by the procedure: more than `total` when the newest were taken. */
  closed: Type.Integer(),
  total: Type.Integer(),
  done: Type.Integer(),
  same: Type.Integer(),
  different: Type.Integer(),
  stands: Type.Integer(),
  notCompared: Type.Integer(),
});
export type Rehearsal = Type.Static<typeof Rehearsal>;
/** The newest first. */
export const RehearsalList = Type.Object({ data: Type.Array(Rehearsal), total: Type.Integer() });

export const RehearsedCase = Type.Object({
  case: Id,
  number: Type.String(),
  ...caseTitle,
  /** The version that it ran on. */
  version: Type.Integer(),
  closedAt: InstantText,
  outcome: RehearsalOutcome,
  /** Elements that it enters on the draft, in order. */
  trail: Type.Array(Type.String()),
  /** Of `different`: the last element that both ways have, where the case went from there, and where it would. */
  after: Nullable(Type.String()),
  was: Nullable(Type.String()),
  is: Nullable(Type.String()),
  /** Of `stands`: the elements that wait for what nobody has decided. */
  at: Type.Array(Type.String()),
  /** Of `not-compared`. */
  reason: Nullable(StringEnum(['migrated', 'does-not-replay', 'not-ended'])),
});
export type RehearsedCase = Type.Static<typeof RehearsedCase>;

export const RehearsedCaseQuery = Type.Object(
  {
    outcome: Type.Optional(RehearsalOutcome),
    /** Only those that stand at this element, or take another way behind it. */
    element: Type.Optional(Id),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    perPage: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
);
export type RehearsedCaseQuery = Type.Static<typeof RehearsedCaseQuery>;

export const RehearsedCases = Type.Object({
  data: Type.Array(RehearsedCase),
  total: Type.Integer(),
  /** Of all cases of the rehearsal: how many stand at an element, or leave the old way behind it. */
  places: Type.Array(
    Type.Object({ element: Type.String(), outcome: RehearsalOutcome, cases: Type.Integer() }),
  ),
});
export type RehearsedCases = Type.Static<typeof RehearsedCases>;
