import { Type } from 'typebox';
import { Id, InstantText, Named, Nullable } from './common.ts';
import { FormField } from './tasks.ts';

/** What was entered when a task was finished; the entry of the ledger holds `hash`. */
export const Submission = Type.Object({
  taskId: Id,
  outcome: Type.String(),
  /** The fields of the form, in its order; those that the outcome does not show hold nothing. */
  fields: Type.Array(FormField),
  values: Type.Record(Type.String(), Type.Unknown()),
  /** Units, people, classes and conditions that the values are ids of, also those that are not offered any more. */
  names: Type.Array(Named),
  comment: Nullable(Type.String()),
  hash: Type.String(),
  at: InstantText,
});
export type Submission = Type.Static<typeof Submission>;
export const SubmissionList = Type.Object({ data: Type.Array(Submission) });
