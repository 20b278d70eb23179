import { Type } from 'typebox';
import {
  BoardScope,
  ClockState,
  Id,
  InstantText,
  Limit,
  ListOf,
  Named,
  Nullable,
  StringEnum,
  caseTitle,
} from './common.ts';

export const CardLevel = StringEnum(['blue', 'orange', 'red']);
export type CardLevel = Type.Static<typeof CardLevel>;

/** A supervision card (督办单): who is asked by whom and why, until when, what came of it. */
export const SupervisionCard = Type.Object({
  id: Id,
  level: CardLevel,
  /** What a person wrote; null of the system's. */
  reason: Nullable(Type.String()),
  /** Why the system raised the one before it to this level; null of a person's. */
  cause: Nullable(StringEnum(['not-answered', 'not-moved'])),
  unit: Named,
  /** Null: whoever answers for the unit. */
  person: Nullable(Named),
  /** Null: the system. */
  issuedBy: Nullable(Named),
  issuedAt: InstantText,
  /** Who approved what was drafted; null where it took effect without. */
  approvedBy: Nullable(Named),
  limit: Limit,
  /** Until when it has to be answered; null: a year without calendar data stands in the way. */
  dueAt: Nullable(InstantText),
  /** Until when the case has to have moved on; null: it does not say, or the calendar cannot tell. */
  moveDueAt: Nullable(InstantText),
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

/** A drafted card (拟办): it takes effect when it is approved. */
export const CardProposal = Type.Object({
  id: Id,
  level: CardLevel,
  reason: Type.String(),
  unit: Named,
  person: Nullable(Named),
  proposedBy: Named,
  proposedAt: InstantText,
  /** Null while it waits; `overtaken`: the card had gone up by itself, or the case ended. */
  decision: Nullable(StringEnum(['approved', 'refused', 'taken-back', 'overtaken'])),
  remark: Nullable(Type.String()),
  decidedBy: Nullable(Named),
  decidedAt: Nullable(InstantText),
});
export type CardProposal = Type.Static<typeof CardProposal>;

/** How far an open card is. */
export const CardState = StringEnum(['waiting', 'acknowledged', 'answered']);
export type CardState = Type.Static<typeof CardState>;
export const CardAge = StringEnum(['day1', 'day3', 'day7', 'day30', 'older']);
export type CardAge = Type.Static<typeof CardAge>;

/** A row of the list of open cards. */
export const OpenCardRow = Type.Object({
  id: Id,
  caseId: Id,
  caseNumber: Type.String(),
  ...caseTitle,
  level: CardLevel,
  state: CardState,
  unit: Named,
  person: Nullable(Named),
  /** Null: the system. */
  issuedBy: Nullable(Named),
  issuedAt: InstantText,
  /** Full days since it was issued. */
  days: Type.Integer(),
  limit: Limit,
  dueAt: Nullable(InstantText),
  clockState: ClockState,
  remainingMillis: Nullable(Type.Number()),
});
export type OpenCardRow = Type.Static<typeof OpenCardRow>;
export const OpenCardList = ListOf(OpenCardRow);
export type OpenCardList = Type.Static<typeof OpenCardList>;

/** Open cards of one unit, level and age. */
export const CardCount = Type.Object({
  unit: Named,
  level: CardLevel,
  age: CardAge,
  open: Type.Integer(),
  /** Of them, not answered in time. */
  late: Type.Integer(),
});
export type CardCount = Type.Static<typeof CardCount>;

/** Cards that are not closed, of the units in scope, by unit, level and age. */
export const CardReport = Type.Object({
  scope: BoardScope,
  data: Type.Array(CardCount),
  open: Type.Integer(),
  late: Type.Integer(),
  /** Answered, to be closed. */
  answered: Type.Integer(),
  /** Raised by the system. */
  bySystem: Type.Integer(),
  /** Drafted ones that wait for approval, the oldest first, at most 50; empty for those who do not see them. */
  waiting: Type.Array(
    Type.Object({
      id: Id,
      caseId: Id,
      caseNumber: Type.String(),
      ...caseTitle,
      level: CardLevel,
      unit: Named,
      proposedBy: Named,
      proposedAt: InstantText,
    }),
  ),
  serverTime: InstantText,
});
export type CardReport = Type.Static<typeof CardReport>;
