import { Type } from 'typebox';
import { Id, InstantText, Named, Nullable, StringEnum, Verdict } from './common.ts';

const Element = { element: Type.String(), name: Type.String(), nameEn: Type.String() };
const Place = Type.Object({ id: Id, ...Element });

const Requested = Type.Object({
  id: Id,
  at: InstantText,
  by: Nullable(Named),
  reason: Type.String(),
  kind: StringEnum(['jump', 'cancel-scope', 'set-variables']),
  /** What a jump leaves and enters. */
  leave: Type.Array(Id),
  enter: Nullable(Type.String()),
  /** What is withdrawn, and whether the case goes on behind it. */
  scope: Nullable(Id),
  goOn: Nullable(Type.Boolean()),
  variables: Type.Record(Type.String(), Type.Unknown()),
});

/** What a case leaves to those who may do what no diagram foresees. */
export const CaseInterventions = Type.Object({
  /** What is open now, outermost first. */
  leave: Type.Array(Place),
  scopes: Type.Array(Place),
  /** Activities that may be entered, each from any of these. */
  enter: Type.Array(Type.Object({ ...Element, from: Type.Array(Id) })),
  variables: Type.Record(Type.String(), Type.Unknown()),
  pending: Nullable(Requested),
  request: Verdict,
  approve: Verdict,
  refuse: Verdict,
});
export type CaseInterventions = Type.Static<typeof CaseInterventions>;
