import { Type } from 'typebox';
import { UnitKind } from '../contract/board.ts';
import { Id, Nullable, Stage, Urgency } from '../contract/common.ts';
import { CardLevel } from '../contract/supervision.ts';
import type { ListShape } from '../list-request.ts';
import { TaskFilter, taskListShape, type TaskSort } from '../tasks/task-list-shape.ts';

/** What every list of tasks knows, and what the board is narrowed by: cells, a kind of units, an urgency, a card. */
const BoardFilter = Type.Object(
  {
    ...TaskFilter.properties,
    cells: Type.Optional(
      Type.Array(Type.Object({ unit: Nullable(Id), stage: Nullable(Stage) }), {
        minItems: 1,
        maxItems: 100,
      }),
    ),
    kind: Type.Optional(UnitKind),
    urgency: Type.Optional(Urgency),
    /** Of cases with an open supervision card of the level. */
    card: Type.Optional(CardLevel),
  },
  { additionalProperties: false },
);
export type BoardFilter = Type.Static<typeof BoardFilter>;

export const boardListShape: ListShape<typeof BoardFilter, TaskSort> = {
  ...taskListShape,
  filter: BoardFilter,
};
