import { Type } from 'typebox';
import { Id, Named, Nullable } from './common.ts';

export const SignIn = Type.Object(
  {
    login: Type.String({ minLength: 1, maxLength: 64 }),
    password: Type.String({ minLength: 1, maxLength: 256 }),
  },
  { additionalProperties: false },
);
const SessionPost = Type.Object({ role: Type.String(), unit: Named, grid: Nullable(Named) });
export const Session = Type.Object({
  user: Type.Object({ id: Id, login: Type.String(), name: Type.String(), nameEn: Type.String() }),
  posts: Type.Array(SessionPost),
  /** Codes of the actions that the person may do somewhere (`domain/permissions`). */
  permissions: Type.Array(Type.String()),
  centre: Type.Object({ name: Type.String(), nameEn: Type.String(), timeZone: Type.String() }),
  demo: Type.Boolean(),
});
export type Session = Type.Static<typeof Session>;

/** `GET /api/welcome`: what the sign-in page shows before anybody is signed in. */
export const Welcome = Type.Object({
  centre: Type.Object({ name: Type.String(), nameEn: Type.String() }),
  version: Type.String(),
  database: Type.Boolean(),
  engine: Type.Boolean(),
  demo: Nullable(
    Type.Object({
      password: Type.String(),
      people: Type.Array(
        Type.Object({
          login: Type.String(),
          name: Type.String(),
          nameEn: Type.String(),
          role: Type.String(),
          unit: Named,
        }),
      ),
    }),
  ),
});
export type Welcome = Type.Static<typeof Welcome>;

/** `GET /api/now`: the server's time and whether it is working time, for clocks and the top bar. */
export const Now = Type.Object({
  at: Type.String(),
  workingTime: Nullable(Type.Boolean()),
  calendarWarning: Nullable(Type.String()),
});
