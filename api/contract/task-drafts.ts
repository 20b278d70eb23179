import { Type } from 'typebox';
import { Id, InstantText, Named, Nullable } from './common.ts';

/** How long a shared draft may be, in bytes of the request. */
export const taskDraftLimits = { bytes: 256 * 1024 } as const;

const Values = Type.Record(Type.String({ maxLength: 64 }), Type.Unknown());
const Outcome = Type.String({ minLength: 1, maxLength: 64 });

const written = {
  /** What was typed, finished or not: fields of the form, but for files, which stay with who uploaded them. */
  values: Values,
  /** What the form held before the typing began: whoever goes on is asked about what has changed since. */
  given: Values,
  /** Version of the task that the typing began on. */
  taskVersion: Type.Integer({ minimum: 0 }),
};

/** What somebody typed for an open task, for everybody whom the task is offered to. */
export const TaskDraft = Type.Object({
  id: Id,
  ...written,
  /** The chosen outcome; null: none yet. */
  outcome: Nullable(Outcome),
  by: Named,
  at: InstantText,
});
export type TaskDraft = Type.Static<typeof TaskDraft>;
export const SharedTaskDraft = Type.Object({ data: Nullable(TaskDraft) });
export type SharedTaskDraft = Type.Static<typeof SharedTaskDraft>;

/** `replaces` is the draft that was seen, absent for none: 409 `stale-version` when there is another. */
export const ShareTaskDraft = Type.Object(
  { ...written, outcome: Type.Optional(Outcome), replaces: Type.Optional(Id) },
  { additionalProperties: false },
);
export type ShareTaskDraft = Type.Static<typeof ShareTaskDraft>;
