import { Type } from 'typebox';
import { Id, InstantText, Named, Nullable, StringEnum } from './common.ts';
import { Unit } from './reference.ts';

const Version = Type.Integer({ minimum: 1 });
const Name = Type.String({ minLength: 1, maxLength: 100 });
const NameEn = Type.String({ maxLength: 100 });

/** Of which the reader has the version: a change over another one is refused as `stale-version`. */
export const OfVersion = Type.Object({ version: Version }, { additionalProperties: false });

export const NewUnit = Type.Object(
  {
    name: Name,
    nameEn: Type.Optional(NameEn),
    kind: StringEnum(['department', 'village']),
    parentId: Id,
  },
  { additionalProperties: false },
);
export type NewUnit = Type.Static<typeof NewUnit>;

export const ChangeUnit = Type.Object(
  {
    name: Name,
    nameEn: NameEn,
    kind: StringEnum(['centre', 'department', 'village']),
    /** Missing for the centre, which stands on top. */
    parentId: Type.Optional(Id),
    version: Version,
  },
  { additionalProperties: false },
);
export type ChangeUnit = Type.Static<typeof ChangeUnit>;

/** What keeps a unit open: it is not closed while any of these is above zero. */
export const UnitUse = Type.Object({
  openTasks: Type.Integer(),
  openCases: Type.Integer(),
  /** Supervision cards addressed to it that are not closed, and drafts of such: nobody could answer them any more. */
  openCards: Type.Integer(),
  /** Cells of the responsibility table. */
  responsibilities: Type.Integer(),
  grids: Type.Integer(),
  posts: Type.Integer(),
  units: Type.Integer(),
});
export type UnitUse = Type.Static<typeof UnitUse>;

/** One change of an administrator, from the security log; `params` are codes, ids and names of units. */
export const Change = Type.Object({
  id: Id,
  at: InstantText,
  by: Nullable(Named),
  type: Type.String(),
  params: Type.Record(Type.String(), Type.Unknown()),
});
export type Change = Type.Static<typeof Change>;

export const UnitDetail = Type.Interface([Unit], {
  /** Who leads it now. */
  leads: Type.Array(Named),
  use: UnitUse,
  history: Type.Array(Change),
});
export type UnitDetail = Type.Static<typeof UnitDetail>;

export const PostState = StringEnum(['future', 'held', 'over']);
export type PostState = Type.Static<typeof PostState>;

/** A post of a person, also one that is over: who held which post when is kept for ever (guideline 6(a)). */
export const PersonPost = Type.Object({
  id: Id,
  role: Type.String(),
  unit: Named,
  grid: Nullable(Named),
  validFrom: InstantText,
  validTo: Nullable(InstantText),
  state: PostState,
  /** The post that this one stands in for, and whose it is. */
  substituteFor: Nullable(Type.Object({ post: Id, person: Named })),
  /** Who stands in for this post, now or later. */
  substitutes: Type.Array(
    Type.Object({ person: Named, validFrom: InstantText, validTo: Nullable(InstantText) }),
  ),
  version: Version,
  /** Open tasks of the unit that the person has in hand. */
  openTasks: Type.Integer(),
});
export type PersonPost = Type.Static<typeof PersonPost>;

export const PersonDetail = Type.Object({
  id: Id,
  name: Type.String(),
  nameEn: Type.String(),
  active: Type.Boolean(),
  version: Version,
  posts: Type.Array(PersonPost),
  history: Type.Array(Change),
});
export type PersonDetail = Type.Static<typeof PersonDetail>;

export const ChangePerson = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 64 }),
    nameEn: Type.String({ maxLength: 64 }),
    version: Version,
  },
  { additionalProperties: false },
);
export type ChangePerson = Type.Static<typeof ChangePerson>;

export const GivePost = Type.Object(
  {
    role: Type.String({ maxLength: 64 }),
    unit: Id,
    grid: Type.Optional(Id),
    validFrom: Type.Optional(InstantText),
    validTo: Type.Optional(InstantText),
    substituteFor: Type.Optional(Id),
  },
  {
    additionalProperties: false,
    description:
      '`substituteFor` is the same post of somebody else; standing in for somebody has an end.',
  },
);
export type GivePost = Type.Static<typeof GivePost>;

export const ChangePost = Type.Object(
  { validTo: Type.Optional(InstantText), version: Version },
  { additionalProperties: false, description: 'Without `validTo` the post has no end.' },
);
export type ChangePost = Type.Static<typeof ChangePost>;
