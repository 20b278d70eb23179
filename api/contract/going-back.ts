import { Type } from 'typebox';
import { Id, InstantText, Named, Nullable } from './common.ts';

/** An open task that has asked back waits for the answer of another one. */
export const AwaitedTask = Type.Object({
  id: Id,
  element: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  role: Nullable(Type.String()),
  holder: Nullable(Named),
});

/** What taking back a completed task means (撤回, 拿回). */
export const TakeBack = Type.Object({
  /** What stands in the way: somebody has worked on it, or has it at hand. */
  touched: Nullable(
    Type.Object({ name: Type.String(), nameEn: Type.String(), by: Nullable(Named) }),
  ),
  /** Open tasks that are withdrawn with it. */
  withdraws: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      nameEn: Type.String(),
      role: Nullable(Type.String()),
      holder: Nullable(Named),
    }),
  ),
});
export type TakeBack = Type.Static<typeof TakeBack>;

/** An earlier step that a task may go back to, or ask. */
export const EarlierStep = Type.Object({
  id: Id,
  element: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  by: Nullable(Named),
  at: Nullable(InstantText),
});

/** What one step asks of an earlier one. */
export const Question = Type.Object({
  /** The task that asks. */
  task: Id,
  name: Type.String(),
  nameEn: Type.String(),
  by: Nullable(Named),
  reason: Type.String(),
  at: InstantText,
});
