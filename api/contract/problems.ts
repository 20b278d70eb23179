import { Type } from 'typebox';

/** RFC 9457 problem document; `code` is stable and documented in `api/problem-codes.ts`. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.Optional(Type.String()),
  instance: Type.Optional(Type.String()),
  errors: Type.Optional(
    Type.Array(Type.Object({ path: Type.String(), code: Type.String(), message: Type.String() })),
  ),
  /** Facts that the UI shows with the code: who holds the task, since when. */
  params: Type.Optional(
    Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Null()])),
  ),
});
export type Problem = Type.Static<typeof Problem>;
