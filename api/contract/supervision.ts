import { Type } from 'typebox';
import { ClockState, Id, InstantText, Limit, Named, Nullable, StringEnum } from './common.ts';

export const CardLevel = StringEnum(['blue', 'orange', 'red']);
export type CardLevel = Type.Static<typeof CardLevel>;

/** A supervision card (督办单): who is asked by whom and why, until when, what came of it. */
export const SupervisionCard = Type.Object({
  id: Id,
  level: CardLevel,
  reason: Type.String(),
  unit: Named,
  /** Null: whoever answers for the unit. */
  person: Nullable(Named),
  issuedBy: Named,
  issuedAt: InstantText,
  limit: Limit,
  /** Until when it has to be answered; null: a year without calendar data stands in the way. */
  dueAt: Nullable(InstantText),
  /** `stopped` once it is answered or closed. */
  clockState: ClockState,
  remainingMillis: Nullable(Type.Number()),
  acknowledgedBy: Nullable(Named),
  acknowledgedAt: Nullable(InstantText),
  answer: Nullable(Type.String()),
  answeredBy: Nullable(Named),
  answeredAt: Nullable(InstantText),
  /** `raised`: the next card of the case has taken its place. */
  ending: Nullable(StringEnum(['settled', 'withdrawn', 'raised'])),
  closing: Nullable(Type.String()),
  closedBy: Nullable(Named),
  closedAt: Nullable(InstantText),
});
export type SupervisionCard = Type.Static<typeof SupervisionCard>;
