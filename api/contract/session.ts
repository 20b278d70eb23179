import { Type } from 'typebox';
import { Id, InstantText, Named, Nullable, StringEnum } from './common.ts';

export const SignIn = Type.Object(
  {
    login: Type.String({ minLength: 1, maxLength: 64 }),
    password: Type.String({ minLength: 1, maxLength: 256 }),
  },
  { additionalProperties: false },
);
const SessionPost = Type.Object({ role: Type.String(), unit: Named, grid: Nullable(Named) });
export const Session = Type.Object({
  user: Type.Object({
    id: Id,
    login: Type.String(),
    name: Type.String(),
    nameEn: Type.String(),
    /** Demo accounts keep the password that the sign-in page shows. */
    demo: Type.Boolean(),
  }),
  posts: Type.Array(SessionPost),
  /** Codes of the actions that the person may do somewhere (`domain/permissions`). */
  permissions: Type.Array(Type.String()),
  centre: Type.Object({
    name: Type.String(),
    nameEn: Type.String(),
    timeZone: Type.String(),
    /** How far from its place a photo may be taken before its distance is marked. */
    evidenceRadiusMetres: Type.Integer(),
  }),
  demo: Type.Boolean(),
  /** Why the password has to be changed before anything else; until then 403 `password-change-required`. */
  passwordChange: Nullable(StringEnum(['one-time', 'expired'])),
  /** What a new password must be like: characters, classes of them, last passwords not taken again. */
  passwordRules: Type.Object({
    length: Type.Integer(),
    classes: Type.Integer(),
    history: Type.Integer(),
  }),
});
export type Session = Type.Static<typeof Session>;

/** `POST /api/session/password`; faults of `next` come as codes with the path `/next`. */
export const ChangePassword = Type.Object(
  {
    current: Type.String({ minLength: 1, maxLength: 256 }),
    next: Type.String({ minLength: 1, maxLength: 512 }),
  },
  { additionalProperties: false },
);

/** `GET /api/welcome`: what the sign-in page shows before anybody is signed in. */
export const Welcome = Type.Object({
  centre: Type.Object({ name: Type.String(), nameEn: Type.String() }),
  version: Type.String(),
  database: Type.Boolean(),
  engine: Type.Boolean(),
  /** Since when it has not answered, as far as was noticed; null while it answers. */
  engineAwaySince: Nullable(InstantText),
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
