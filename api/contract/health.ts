import { Type } from 'typebox';

export const Health = Type.Object({ ok: Type.Boolean() });

/** Which of the things that the process depends on can be reached. */
export const Readiness = Type.Object({
  ready: Type.Boolean(),
  postgres: Type.Boolean(),
  temporal: Type.Boolean(),
  worker: Type.Boolean({ description: 'a worker asks the engine for work' }),
});
