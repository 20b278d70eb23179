import { Type } from 'typebox';
import { InstantText, Named, Nullable, Stage } from './common.ts';

/** Open tasks of one unit in one stage, by the state of their clock. */
export const BoardCell = Type.Object({
  unit: Nullable(Named),
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
  data: Type.Array(BoardCell),
  total: Type.Integer(),
  overdue: Type.Integer(),
  serverTime: InstantText,
});
export type Board = Type.Static<typeof Board>;
