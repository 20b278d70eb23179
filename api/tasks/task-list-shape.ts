import { Type } from 'typebox';
import { Channel, ClockState, Id, Stage, StringEnum } from '../contract/common.ts';
import type { ListShape } from '../list-request.ts';

const oneOrMany = <T extends Type.TSchema>(value: T) =>
  Type.Optional(Type.Union([value, Type.Array(value, { minItems: 1, maxItems: 200 })]));

/** Filters that every list of tasks knows (api.md, "Conventions"). */
export const TaskFilter = Type.Object(
  {
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    id: oneOrMany(Id),
    caseId: oneOrMany(Id),
    stage: oneOrMany(Stage),
    unit: oneOrMany(Id),
    role: oneOrMany(Id),
    clockState: oneOrMany(ClockState),
    /** `kind:code`, in whichever version of the catalogue, or the id of one version. */
    category: oneOrMany(Id),
    channel: oneOrMany(Channel),
    /** `me` stands for the reader. */
    assignee: oneOrMany(Id),
    element: oneOrMany(Id),
    /** What has ended today, in the zone of the centre. */
    closed: Type.Optional(StringEnum(['today'])),
    /** What the reader has flagged. */
    flagged: Type.Optional(StringEnum(['yes'])),
  },
  { additionalProperties: false },
);
export type TaskFilter = Type.Static<typeof TaskFilter>;

const taskSorts = ['dueAt', 'createdAt', 'closedAt', 'claimedAt', 'stage', 'id'] as const;
export type TaskSort = (typeof taskSorts)[number];

export const taskListShape: ListShape<typeof TaskFilter, TaskSort> = {
  filter: TaskFilter,
  sorts: taskSorts,
  by: 'dueAt',
  order: 'ASC',
};

/** What is done is read newest first. */
export const doneListShape: ListShape<typeof TaskFilter, TaskSort> = {
  ...taskListShape,
  by: 'closedAt',
  order: 'DESC',
};
