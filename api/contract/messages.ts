import { Type } from 'typebox';
import { Id, InstantText, ListOf, Nullable, StringEnum } from './common.ts';

/** The name that a diagram gives a message or signal. */
const Name = Type.String({ minLength: 1, maxLength: 200 });
/** Of the sender, who may send it again under it. */
const SenderId = Type.String({ pattern: String.raw`^[\x21-\x7e]{1,128}$` });
const Scalar = Type.Union([
  Type.String({ minLength: 1, maxLength: 500 }),
  Type.Number(),
  Type.Boolean(),
]);
/** At most 16 KiB as JSON; what is put into the case that takes it. */
const Variables = Type.Record(Type.String({ maxLength: 100 }), Type.Unknown());

/** `correlation`: a value; `correlationKeys`: the properties of a correlation key by their names. One of them at most. */
export const PublishMessage = Type.Object(
  {
    name: Name,
    messageId: SenderId,
    correlation: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    correlationKeys: Type.Optional(Type.Record(Type.String({ maxLength: 100 }), Scalar)),
    variables: Type.Optional(Variables),
    timeToLive: Type.Optional(
      Type.String({
        pattern: '^P[0-9WDTHMS]{2,20}$',
        description: 'ISO 8601 duration, to 90 days; 30 days when absent',
      }),
    ),
  },
  { additionalProperties: false },
);
export type PublishMessage = Type.Static<typeof PublishMessage>;

/** What became of it: a case was waiting for it, it starts one, or it is kept until somebody waits for it. */
export const PublishedMessage = Type.Object({
  id: Id,
  name: Type.String(),
  correlation: Nullable(Type.String()),
  outcome: StringEnum(['delivered', 'starts', 'buffered']),
  /** Of `delivered`. */
  caseId: Nullable(Id),
  /** Of `starts`: key of the procedure. */
  procedure: Nullable(Type.String()),
  /** Who has not taken it by then will not get it. */
  keptUntil: InstantText,
});
export type PublishedMessage = Type.Static<typeof PublishedMessage>;

export const BroadcastSignal = Type.Object(
  { name: Name, signalId: SenderId, variables: Type.Optional(Variables) },
  { additionalProperties: false },
);
export type BroadcastSignal = Type.Static<typeof BroadcastSignal>;

/** Whom it reached: how many cases that waited for it, and the procedures that it starts a case of. */
export const BroadcastedSignal = Type.Object({
  id: Id,
  name: Type.String(),
  cases: Type.Integer(),
  starts: Type.Array(Type.String()),
});
export type BroadcastedSignal = Type.Static<typeof BroadcastedSignal>;

export const UnclaimedState = StringEnum(['buffered', 'expired']);

/** A message that nobody has taken. What it carries is not shown: names alone. */
export const UnclaimedMessage = Type.Object({
  id: Id,
  kind: StringEnum(['message', 'signal']),
  name: Type.String(),
  correlation: Nullable(Type.String()),
  variables: Type.Array(Type.String()),
  state: UnclaimedState,
  publishedAt: InstantText,
  /** Until when it is kept; an expired one is listed for 30 more days. */
  keptUntil: InstantText,
  /** The case that sent it; null when it comes from outside, or the case is not known. */
  fromCase: Nullable(Id),
  /** The account of the system that sent it. */
  sentBy: Nullable(Type.String()),
  /** Of a signal: the procedure that it shall start a case of. */
  starts: Nullable(Type.String()),
});
export type UnclaimedMessage = Type.Static<typeof UnclaimedMessage>;
export const UnclaimedMessageList = ListOf(UnclaimedMessage);
export type UnclaimedMessageList = Type.Static<typeof UnclaimedMessageList>;
