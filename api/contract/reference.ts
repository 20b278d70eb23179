import { Type } from 'typebox';
import { Id, InstantText, ListOf, Named, Nullable, StringEnum, caseTitle } from './common.ts';

export const Unit = Type.Object({
  id: Id,
  name: Type.String(),
  nameEn: Type.String(),
  kind: StringEnum(['centre', 'department', 'village']),
  parentId: Nullable(Id),
  active: Type.Boolean(),
  version: Type.Integer(),
});
export type Unit = Type.Static<typeof Unit>;
export const UnitList = ListOf(Unit);

export const Grid = Type.Object({
  id: Id,
  name: Type.String(),
  nameEn: Type.String(),
  unit: Named,
  /** GeoJSON coordinates of a polygon: a sketch, not a survey. */
  polygon: Type.Unknown(),
  active: Type.Boolean(),
  version: Type.Integer(),
});
export type Grid = Type.Static<typeof Grid>;
export const GridList = ListOf(Grid);

/** Who may be chosen: names and posts, no personal data. */
export const EligiblePerson = Type.Object({
  id: Id,
  name: Type.String(),
  nameEn: Type.String(),
  posts: Type.Array(Type.Object({ role: Type.String(), unit: Named, grid: Nullable(Named) })),
});
export type EligiblePerson = Type.Static<typeof EligiblePerson>;
export const EligiblePeople = ListOf(EligiblePerson);

/** The working calendar in force for one year; `known` is false when no notice was imported for it. */
export const CalendarYear = Type.Object({
  version: Nullable(Type.String()),
  timeZone: Nullable(Type.String()),
  workDayRule: Nullable(StringEnum(['closeOfBusiness', 'eightHours'])),
  /** Pairs of times of day, such as 08:00 and 12:00. */
  officeHours: Type.Array(Type.Array(Type.String())),
  year: Type.Integer(),
  known: Type.Boolean(),
  years: Type.Array(Type.Integer()),
  /** Dates that are off although Monday to Friday, or by notice. */
  off: Type.Array(Type.String()),
  /** Make-up working days on a weekend. */
  work: Type.Array(Type.String()),
});

/** Something that the reader, or the holders of one of their posts, should see. */
export const Notice = Type.Object({
  id: Id,
  caseId: Id,
  caseNumber: Type.String(),
  ...caseTitle,
  type: Type.String(),
  params: Type.Record(Type.String(), Type.Unknown()),
  /** Of an answer that is owed (`answer-owed`): its words, or the number of the original that answers. */
  answer: Nullable(Type.String()),
  /** Of a task that was taken away (`task-withdrawn`, `task-returned`): why. */
  reason: Nullable(Type.String()),
  createdAt: InstantText,
  readAt: Nullable(InstantText),
});
export type Notice = Type.Static<typeof Notice>;
export const NoticeList = ListOf(Notice);
export const ReadNotices = Type.Object(
  { ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 200 })) },
  { additionalProperties: false },
);
export const NoticesRead = Type.Object({ read: Type.Integer() });
