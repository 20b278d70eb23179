import { Type } from 'typebox';
import { Id, InstantText, Named, Nullable, Stage, StringEnum, caseTitle } from './common.ts';

const Day = Type.String({ pattern: String.raw`^\d{4}-\d{2}-\d{2}$` });
const Year = Type.Object(
  {
    /** Dates that are off although Monday to Friday, or by notice. */
    off: Type.Array(Day, { maxItems: 366 }),
    /** Make-up working days on a weekend. */
    work: Type.Array(Day, { maxItems: 366 }),
  },
  { additionalProperties: false },
);
const Years = Type.Record(Type.String({ pattern: String.raw`^\d{4}$` }), Year, {
  maxProperties: 100,
});
const OfficeHours = Type.Array(Type.Array(Type.String({ maxLength: 5 }), { maxItems: 2 }), {
  minItems: 1,
  maxItems: 8,
});
const WorkDayRule = StringEnum(['closeOfBusiness', 'eightHours']);

/** A time in which a version was in force; `waiting` cases have still to be judged by it. */
const CalendarPeriod = Type.Object({
  since: InstantText,
  until: Nullable(InstantText),
  by: Nullable(Named),
  /** Open cases that were told to judge their clocks anew. */
  cases: Type.Integer(),
  waiting: Type.Integer(),
});

export const CalendarVersion = Type.Object({
  id: Id,
  source: Type.String(),
  timeZone: Type.String(),
  officeHours: OfficeHours,
  workDayRule: WorkDayRule,
  years: Years,
  createdAt: InstantText,
  inForce: Type.Boolean(),
  /** The newest first; none for the one that the installation brought and nobody has replaced. */
  periods: Type.Array(CalendarPeriod),
});
export type CalendarVersion = Type.Static<typeof CalendarVersion>;
/** The one in force first, then the newest. */
export const CalendarVersions = Type.Object({ data: Type.Array(CalendarVersion) });
export type CalendarVersions = Type.Static<typeof CalendarVersions>;

const draft = {
  /** Id of the version in force that it was drawn from, absent where there was none: 409 `stale-version` when that is another one now. */
  base: Type.Optional(Id),
  years: Years,
  officeHours: OfficeHours,
  workDayRule: WorkDayRule,
};

/** A part of the running clocks by a calendar that is not in force; `after` continues an answer. */
export const PreviewCalendar = Type.Object(
  { ...draft, after: Type.Optional(Id) },
  { additionalProperties: false },
);
export type PreviewCalendar = Type.Static<typeof PreviewCalendar>;

const MovedDue = Type.Object({
  clockId: Id,
  clock: Type.String(),
  stage: Nullable(Stage),
  caseId: Id,
  caseNumber: Type.String(),
  ...caseTitle,
  movement: StringEnum(['earlier', 'later', 'determined', 'undetermined']),
  before: Nullable(InstantText),
  after: Nullable(InstantText),
  /** On time now, overdue by the new calendar; or the other way round. */
  turns: Nullable(StringEnum(['overdue', 'on-time'])),
});
export type MovedDue = Type.Static<typeof MovedDue>;

export const CalendarPreview = Type.Object({
  data: Type.Array(MovedDue),
  /** Running clocks looked at in this answer, and all there are that the reader sees. */
  examined: Type.Integer(),
  total: Type.Integer(),
  next: Nullable(Id),
});
export type CalendarPreview = Type.Static<typeof CalendarPreview>;

export const PutCalendarInForce = Type.Object(
  { ...draft, source: Type.String({ minLength: 1, maxLength: 500, pattern: String.raw`\S` }) },
  { additionalProperties: false },
);
export type PutCalendarInForce = Type.Static<typeof PutCalendarInForce>;

/** `cases` open cases are judged anew in the background. */
export const CalendarInForce = Type.Object({ version: Id, cases: Type.Integer() });
export type CalendarInForce = Type.Static<typeof CalendarInForce>;
