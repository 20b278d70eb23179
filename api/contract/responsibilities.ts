import { Type } from 'typebox';
import { Id, Nullable, StringEnum } from './common.ts';
import { Change } from './organisation.ts';

const Kind = StringEnum(['component', 'matter']);
/** Of a class, or two digits for a whole major class. */
const ClassCode = Type.String({ pattern: '^[0-9]{2,6}$', maxLength: 6 });

export const ResponsibilityRule = Type.Object({
  kind: Kind,
  classCode: ClassCode,
  /** Null: in all grids where no rule of the grid says otherwise. */
  grid: Nullable(Id),
  unit: Id,
});
export type ResponsibilityRule = Type.Static<typeof ResponsibilityRule>;

export const ResponsibilityTable = Type.Object({ rules: Type.Array(ResponsibilityRule) });
export type ResponsibilityTable = Type.Static<typeof ResponsibilityTable>;

export const ChangeResponsibilities = Type.Object(
  {
    cells: Type.Array(
      Type.Object(
        {
          kind: Kind,
          classCode: ClassCode,
          grid: Type.Optional(Id),
          /** What the reader saw there; missing: nothing. */
          before: Type.Optional(Id),
          /** Missing: the rule is taken away, and what stands above it counts. */
          unit: Type.Optional(Id),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 2000 },
    ),
  },
  { additionalProperties: false },
);
export type ChangeResponsibilities = Type.Static<typeof ChangeResponsibilities>;
export type ChangedCell = ChangeResponsibilities['cells'][number];

export const ResponsibilityHistory = Type.Object({ data: Type.Array(Change) });
