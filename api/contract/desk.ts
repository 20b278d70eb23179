import { Type } from 'typebox';
import { CaseSummary } from './cases.ts';
import {
  Channel,
  Id,
  InstantText,
  ListOf,
  Named,
  Nullable,
  Stage,
  StringEnum,
  caseTitle,
} from './common.ts';
import { CardLevel } from './supervision.ts';

/** How far one of those is who work on a matter at once. */
export const PartyState = StringEnum(['not-taken', 'at-work', 'waits-for-answer', 'answered']);
export type PartyState = Type.Static<typeof PartyState>;

/** A unit that works on a matter beside others; a person or a role where the task belongs to no unit. */
export const Party = Type.Object({
  unit: Nullable(Named),
  role: Nullable(Type.String()),
  /** Who has the task, or had it. */
  person: Nullable(Named),
  stage: Nullable(Stage),
  state: PartyState,
  /** Since when it has the task; of an answer, when it came. */
  at: InstantText,
});
export type Party = Type.Static<typeof Party>;

/** A matter that several work on at once (guideline 8.1.4): those who have not answered yet come first. */
export const JointCase = Type.Interface([CaseSummary], { parties: Type.Array(Party) });
export type JointCase = Type.Static<typeof JointCase>;
export const JointCaseList = ListOf(JointCase);
export type JointCaseList = Type.Static<typeof JointCaseList>;

/** A supervision card; an urge; a matter that leaders or the upper centre asked for. */
export const OrderKind = StringEnum(['card', 'urge', 'instruction']);
export type OrderKind = Type.Static<typeof OrderKind>;

/** An order that nobody has acknowledged (guideline 8.1.1). */
export const Order = Type.Object({
  id: Id,
  kind: OrderKind,
  caseId: Id,
  caseNumber: Type.String(),
  ...caseTitle,
  channel: Channel,
  /** Of a card. */
  level: Nullable(CardLevel),
  /** Of urges: how often. */
  times: Nullable(Type.Integer()),
  stage: Nullable(Stage),
  /** To whom it went. */
  unit: Nullable(Named),
  role: Nullable(Type.String()),
  person: Nullable(Named),
  /** Who gave it; null: the system, or from outside. */
  by: Nullable(Named),
  /** Since when it has waited; of several urges, since the first. */
  at: InstantText,
});
export type Order = Type.Static<typeof Order>;
export const OrderList = ListOf(Order);
export type OrderList = Type.Static<typeof OrderList>;
