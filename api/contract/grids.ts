import { Type } from 'typebox';
import { Id, Named } from './common.ts';
import { Change } from './organisation.ts';
import { Grid } from './reference.ts';

/** Degrees: longitude, latitude. */
const Corner = Type.Array(Type.Number({ minimum: -180, maximum: 180 }), {
  minItems: 2,
  maxItems: 2,
});

export const SaveGrids = Type.Object(
  {
    grids: Type.Array(
      Type.Object(
        {
          /** Missing: a new grid. */
          id: Type.Optional(Id),
          /** Of the grid that is changed. */
          version: Type.Optional(Type.Integer({ minimum: 1 })),
          name: Type.String({ minLength: 1, maxLength: 100 }),
          nameEn: Type.String({ maxLength: 100 }),
          unit: Id,
          /** Corners in order; the last is joined to the first. */
          ring: Type.Array(Corner, { maxItems: 500 }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 200 },
    ),
  },
  { additionalProperties: false },
);
export type SaveGrids = Type.Static<typeof SaveGrids>;
export type SavedGrid = SaveGrids['grids'][number];

export const SavedGrids = Type.Object({ data: Type.Array(Grid) });

/** What keeps a grid open. */
export const GridUse = Type.Object({
  openCases: Type.Integer(),
  responsibilities: Type.Integer(),
  posts: Type.Integer(),
});
export type GridUse = Type.Static<typeof GridUse>;

export const GridDetail = Type.Interface([Grid], {
  /** Who works there now. */
  workers: Type.Array(Named),
  use: GridUse,
  history: Type.Array(Change),
});
export type GridDetail = Type.Static<typeof GridDetail>;
