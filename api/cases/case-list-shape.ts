import { Type } from 'typebox';
import { CaseState } from '../contract/cases.ts';
import { Channel, ClockState, Id, InstantText, Stage, Urgency } from '../contract/common.ts';
import type { ListShape } from '../list-request.ts';

const oneOrMany = <T extends Type.TSchema>(value: T) =>
  Type.Optional(Type.Union([value, Type.Array(value, { minItems: 1, maxItems: 200 })]));

export const CaseFilter = Type.Object(
  {
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    /** The whole telephone number of who reported, however it is written. */
    caller: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    id: oneOrMany(Id),
    state: oneOrMany(CaseState),
    stage: oneOrMany(Stage),
    unit: oneOrMany(Id),
    grid: oneOrMany(Id),
    /** `kind:code`, in whichever version of the catalogue, or the id of one version. */
    category: oneOrMany(Id),
    channel: oneOrMany(Channel),
    urgency: oneOrMany(Urgency),
    clockState: oneOrMany(ClockState),
    /** Key of the procedure that it runs on, in whichever version. */
    procedure: oneOrMany(Id),
    createdFrom: Type.Optional(InstantText),
    createdTo: Type.Optional(InstantText),
  },
  { additionalProperties: false },
);
export type CaseFilter = Type.Static<typeof CaseFilter>;

const caseSorts = ['createdAt', 'endedAt', 'dueAt', 'number', 'stage', 'id'] as const;
export type CaseSort = (typeof caseSorts)[number];

export const caseListShape: ListShape<typeof CaseFilter, CaseSort> = {
  filter: CaseFilter,
  sorts: caseSorts,
  by: 'createdAt',
  order: 'DESC',
};
