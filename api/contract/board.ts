import { Type } from 'typebox';
import {
  BoardScope,
  Id,
  InstantText,
  ListOf,
  Named,
  Nullable,
  Stage,
  StringEnum,
  Urgency,
  caseTitle,
} from './common.ts';
import { CardLevel } from './supervision.ts';
import { Task } from './tasks.ts';

/** Of which units the board tells: their kind in the organisation. */
export const UnitKind = StringEnum(['centre', 'department', 'village']);
export type UnitKind = Type.Static<typeof UnitKind>;

export const BoardQuery = Type.Object(
  { urgency: Type.Optional(Urgency), kind: Type.Optional(UnitKind) },
  { additionalProperties: false },
);
export type BoardQuery = Type.Static<typeof BoardQuery>;

/** Open tasks of one unit in one stage, by the state of their clock. */
export const BoardCell = Type.Object({
  unit: Nullable(Named),
  unitKind: Nullable(UnitKind),
  stage: Nullable(Stage),
  open: Type.Integer(),
  fine: Type.Integer(),
  warn: Type.Integer(),
  overdue: Type.Integer(),
  paused: Type.Integer(),
  none: Type.Integer(),
  undetermined: Type.Integer(),
});
export type BoardCell = Type.Static<typeof BoardCell>;

export const Board = Type.Object({
  scope: BoardScope,
  data: Type.Array(BoardCell),
  total: Type.Integer(),
  warn: Type.Integer(),
  overdue: Type.Integer(),
  paused: Type.Integer(),
  /** Open tasks without a due time: no limit, or a year of which the calendar knows nothing. */
  unlimited: Type.Integer(),
  /** How many more (less) are open than a day ago, to the quarter of an hour. */
  sinceYesterday: Type.Integer(),
  /** Of the overdue ones, those that fell due today. */
  overdueToday: Type.Integer(),
  /** When the last overdue task ended; null while one is overdue, and where none has been. */
  lastLateAt: Nullable(InstantText),
  /** What falls due before the office closes today; null when it is closed, or has closed already. */
  dueBeforeClose: Nullable(Type.Integer()),
  closesAt: Nullable(InstantText),
  /** Supervision cards that are not closed, addressed to the units; the most severe of them, first due first. */
  cards: Type.Object({
    blue: Type.Integer(),
    orange: Type.Integer(),
    red: Type.Integer(),
    /** Drafted ones that wait for approval. */
    waiting: Type.Integer(),
    /** From this level on cards wait for approval. */
    approvalFrom: CardLevel,
    first: Nullable(
      Type.Object({
        caseId: Id,
        level: CardLevel,
        ...caseTitle,
        dueAt: Nullable(InstantText),
        answered: Type.Boolean(),
      }),
    ),
  }),
  serverTime: InstantText,
});
export type Board = Type.Static<typeof Board>;

/** How many cases that ended this month had been handled within the limit (按期处置率), of the units in scope. */
export const OnTimeRate = Type.Object({
  since: InstantText,
  onTime: Type.Integer(),
  due: Type.Integer(),
});
export type OnTimeRate = Type.Static<typeof OnTimeRate>;

/** The one reason that says most about why a task is late. */
export const WhyLate = Type.Object({
  code: StringEnum([
    'holder-gone',
    'unit-closed',
    'waits-for-answer',
    'stands-still',
    'nobody-has-it',
    'came-back',
    'extended',
    'stood-still',
    'much-at-once',
    'took-long',
  ]),
  amount: Type.Number({ description: 'how often, how many, or milliseconds: by the code' }),
});
export type WhyLate = Type.Static<typeof WhyLate>;

/** A row of the board's list: the task, why it is late, and the pieces of its clock. */
export const BoardTask = Type.Interface([Task], {
  why: WhyLate,
  segments: Type.Array(
    Type.Object({
      kind: StringEnum(['running', 'paused', 'void']),
      from: InstantText,
      to: Nullable(InstantText),
      cause: Type.String(),
    }),
  ),
});
export type BoardTask = Type.Static<typeof BoardTask>;
export const BoardTaskList = ListOf(BoardTask);
export type BoardTaskList = Type.Static<typeof BoardTaskList>;
