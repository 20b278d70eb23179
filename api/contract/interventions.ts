import { Type } from 'typebox';
import { Id, InstantText, Named, Nullable, StringEnum, Verdict } from './common.ts';

const Element = { element: Type.String(), name: Type.String(), nameEn: Type.String() };
const Place = Type.Object({ id: Id, ...Element });

const Signer = Type.Object({
  id: Id,
  /** From 1, in the order in which they sign where that is one after the other. */
  turn: Type.Integer(),
  /** `expected`: taken out, and the step waits until they are back. `coming`: it is not their turn yet. */
  state: StringEnum(['open', 'ended', 'expected', 'coming']),
  person: Nullable(Named),
  unit: Nullable(Named),
});

/** A step that several people do, each a turn of it (会签): others may be added, and turns taken out. */
const Signing = Type.Interface([Place], {
  sequential: Type.Boolean(),
  signers: Type.Array(Signer),
  /** Whether another turn can be described at all. */
  open: Type.Boolean(),
  /** The role that a new signer has to hold; null for any. */
  role: Nullable(Type.String()),
  /** What a new signer is named by. */
  asks: Type.Object({ person: Type.Boolean(), unit: Type.Boolean() }),
});

const Requested = Type.Object({
  id: Id,
  at: InstantText,
  by: Nullable(Named),
  reason: Type.String(),
  kind: StringEnum(['jump', 'cancel-scope', 'set-variables', 'add-signer', 'remove-signer']),
  /** What a jump leaves and enters. */
  leave: Type.Array(Id),
  enter: Nullable(Type.String()),
  /** What is withdrawn, and whether the case goes on behind it. */
  scope: Nullable(Id),
  goOn: Nullable(Type.Boolean()),
  variables: Type.Record(Type.String(), Type.Unknown()),
  /** Who would sign as well, or no more; `signer` names a turn that comes back or is taken out. */
  signing: Nullable(Id),
  signer: Nullable(Id),
  person: Nullable(Named),
  unit: Nullable(Named),
  /** Of one that is taken out: the step waits until they are back. */
  expected: Nullable(Type.Boolean()),
  /** Data without a value that is read where the case would come to now, and the code of the incident there. */
  lacking: Type.Array(
    Type.Object({
      element: Type.String(),
      variables: Type.Array(Type.String()),
      incident: Nullable(Type.String()),
    }),
  ),
});

/** What a case leaves to those who may do what no diagram foresees. */
export const CaseInterventions = Type.Object({
  /** What is open now, outermost first. */
  leave: Type.Array(Place),
  scopes: Type.Array(Place),
  /** Activities that may be entered, each from any of these. */
  enter: Type.Array(Type.Object({ ...Element, from: Type.Array(Id) })),
  variables: Type.Record(Type.String(), Type.Unknown()),
  bodies: Type.Array(Signing),
  pending: Nullable(Requested),
  request: Verdict,
  approve: Verdict,
  refuse: Verdict,
});
export type CaseInterventions = Type.Static<typeof CaseInterventions>;
