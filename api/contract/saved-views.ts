import { Type } from 'typebox';
import { Id, StringEnum } from './common.ts';
import { TaskView } from './tasks.ts';

/** How long a name may be, and how many views of one list a person may keep. */
export const savedViewLimits = { nameLength: 60, perList: 50 } as const;

/** The lists that views are saved of: `tasks` is the inbox. */
export const SavedViewList = StringEnum(['tasks', 'cases', 'reports']);
export type SavedViewList = Type.Static<typeof SavedViewList>;

/** What the list takes, without the page: `filter` as an object, held to its filters; `view` only of tasks. */
export const SavedViewQuery = Type.Object(
  {
    view: Type.Optional(TaskView),
    filter: Type.Record(Type.String({ maxLength: 64 }), Type.Unknown()),
    sort: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    order: Type.Optional(StringEnum(['ASC', 'DESC'])),
  },
  { additionalProperties: false },
);
export type SavedViewQuery = Type.Static<typeof SavedViewQuery>;

const Name = Type.String({ minLength: 1, maxLength: savedViewLimits.nameLength });

export const SavedView = Type.Object({
  id: Id,
  list: SavedViewList,
  name: Name,
  query: SavedViewQuery,
  version: Type.Integer({ minimum: 1 }),
});
export type SavedView = Type.Static<typeof SavedView>;
/** All views of the reader, by name. */
export const SavedViews = Type.Object({ data: Type.Array(SavedView) });

export const SaveView = Type.Object(
  { list: SavedViewList, name: Name, query: SavedViewQuery },
  { additionalProperties: false },
);
export type SaveView = Type.Static<typeof SaveView>;

/** `version` is the one read before: 409 `stale-version` when it was changed elsewhere. */
export const ChangeSavedView = Type.Object(
  { name: Name, query: SavedViewQuery, version: Type.Integer({ minimum: 1 }) },
  { additionalProperties: false },
);
export type ChangeSavedView = Type.Static<typeof ChangeSavedView>;
