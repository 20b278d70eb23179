import { Type } from 'typebox';
import { CaseState } from './cases.ts';
import {
  Id,
  InstantText,
  ListOf,
  Named,
  Nullable,
  OfferedAction,
  StringEnum,
  caseTitle,
} from './common.ts';

export const IncidentState = StringEnum(['open', 'resolved']);

/** A technical failure of a running case that waits, or waited, for a repair. */
export const Incident = Type.Object({
  id: Id,
  caseId: Id,
  caseNumber: Type.String(),
  ...caseTitle,
  caseState: CaseState,
  element: Type.String(),
  /** Words of the diagram; the id where it has none. */
  elementName: Type.String(),
  elementNameEn: Type.String(),
  /** Name of the service that failed; null when something else did. */
  service: Nullable(Type.String()),
  code: Type.String(),
  message: Type.String(),
  state: IncidentState,
  openedAt: InstantText,
  resolvedAt: Nullable(InstantText),
  /** How often the service was called before it was given up; null when it was none, or nobody counted. */
  attempts: Nullable(Type.Integer()),
  /** How often people had it tried again since the case came to the element. */
  repairs: Type.Integer(),
});
export type Incident = Type.Static<typeof Incident>;
export const IncidentList = ListOf(Incident);
export type IncidentList = Type.Static<typeof IncidentList>;

const IncidentRepair = Type.Object({
  seq: Type.Integer(),
  at: InstantText,
  by: Nullable(Named),
  kind: StringEnum(['retry', 'edit-and-retry', 'skip']),
  reason: Nullable(Type.String()),
});

export const IncidentDetail = Type.Interface([Incident], {
  procedure: Type.Object({ key: Type.String(), version: Type.Integer() }),
  /** What the service is called with: the expressions of the diagram and what they give now. */
  inputs: Type.Array(
    Type.Object({
      name: Type.String(),
      expression: Type.String(),
      value: Type.Unknown(),
      fault: Nullable(Type.String()),
    }),
  ),
  /** What may be edited: the variables that the inputs read (null: there is none). */
  variables: Type.Record(Type.String(), Type.Unknown()),
  /** False: skipping would be refused, only the work of an activity can be skipped. */
  skippable: Type.Boolean(),
  repairList: Type.Array(IncidentRepair),
  /** `repair-incident` of `POST /api/cases/:id/actions`, or why not. */
  repair: OfferedAction,
  serverTime: InstantText,
});
export type IncidentDetail = Type.Static<typeof IncidentDetail>;

/** Open incidents that came of one thing: the same code at the same place of a procedure. */
export const IncidentCause = Type.Object({
  procedure: Type.String(),
  element: Type.String(),
  elementName: Type.String(),
  elementNameEn: Type.String(),
  service: Nullable(Type.String()),
  code: Type.String(),
  count: Type.Integer(),
  oldestAt: InstantText,
  newestAt: InstantText,
});
export type IncidentCause = Type.Static<typeof IncidentCause>;
/** Most first, at most 50. */
export const IncidentCauseList = Type.Object({ data: Type.Array(IncidentCause) });
export type IncidentCauseList = Type.Static<typeof IncidentCauseList>;
