import { Type } from 'typebox';
import { InstantText, Nullable, Stage } from './common.ts';

/** The try of a call-back that is open or comes next, and how long after it the next one may be. */
export const CallbackTries = Type.Object({
  number: Type.Integer({ minimum: 1 }),
  of: Type.Integer({ minimum: 1 }),
  spacingMillis: Type.Number({ minimum: 0 }),
});
export type CallbackTries = Type.Static<typeof CallbackTries>;

/** What a case waits for without anybody having a task. */
export const Wait = Type.Object({
  element: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  stage: Nullable(Stage),
  /** Name of the message that it waits for; null: it waits for a time. */
  message: Nullable(Type.String()),
  /** When it goes on; null for a message, and for a threshold of a clock. */
  until: Nullable(InstantText),
  /** Of a call-back. */
  tries: Nullable(CallbackTries),
});
export type Wait = Type.Static<typeof Wait>;
