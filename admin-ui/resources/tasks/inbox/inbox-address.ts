import type { TaskView } from '../../../../api/contract/tasks.ts';

export const views = [
  'mine',
  'pool',
  'team',
  'delegated',
  'copied',
  'done',
] as const satisfies readonly TaskView[];

/** The views that somebody may open; the tasks of a whole shift are not for everybody. */
export const viewsOf = (permissions: readonly string[]): readonly TaskView[] =>
  views.filter((view) => view !== 'team' || permissions.includes('task.read-team'));

const filterNames = ['stage', 'channel', 'unit', 'clockState', 'flagged', 'q'] as const;
export type FilterName = (typeof filterNames)[number];
export type TaskFilter = { readonly [N in FilterName]?: string };

export const sortNames = ['dueAt', 'createdAt'] as const;
export type SortName = (typeof sortNames)[number];

/** Everything of the inbox that an address carries, so that it can be shared and gone back to. */
export interface InboxAddress {
  readonly view: TaskView;
  readonly filter: TaskFilter;
  readonly sort: SortName;
  readonly task: string | null;
}

const oneOf = <T extends string>(values: readonly T[], value: string | null, otherwise: T): T =>
  values.find((known) => known === value) ?? otherwise;

/** Reads an address; what it does not know is left out. */
export function parseAddress(search: URLSearchParams): InboxAddress {
  const filter: { [N in FilterName]?: string } = {};
  for (const name of filterNames) {
    const value = search.get(name);
    if (value !== null && value !== '') {
      filter[name] = value;
    }
  }
  return {
    view: oneOf(views, search.get('view'), 'mine'),
    filter,
    sort: oneOf(sortNames, search.get('sort'), 'dueAt'),
    task: search.get('task'),
  };
}

/** Writes an address; defaults are left out, so that equal places have equal addresses. */
export function formatAddress(address: InboxAddress): URLSearchParams {
  const search = new URLSearchParams();
  search.set('view', address.view);
  for (const name of filterNames) {
    const value = address.filter[name];
    if (value !== undefined && value !== '') {
      search.set(name, value);
    }
  }
  if (address.sort !== 'dueAt') {
    search.set('sort', address.sort);
  }
  if (address.task !== null) {
    search.set('task', address.task);
  }
  return search;
}

export const isFiltered = (filter: TaskFilter): boolean =>
  filterNames.some((name) => filter[name] !== undefined);

/** `/inbox` at an address. */
export const pathTo = (address: InboxAddress): string =>
  `/inbox?${formatAddress(address).toString()}`;

interface Sort {
  readonly field: string;
  readonly order: 'ASC' | 'DESC';
}

/** What is read, not worked on, is read newest first, whatever falls due. */
const newestFirst: { readonly [V in TaskView]?: Sort } = {
  done: { field: 'closedAt', order: 'DESC' },
  copied: { field: 'createdAt', order: 'DESC' },
};

/** The order that the list is asked for. */
export const sortOf = ({ view, sort }: InboxAddress): Sort =>
  newestFirst[view] ??
  (sort === 'createdAt' ? { field: 'createdAt', order: 'DESC' } : { field: 'dueAt', order: 'ASC' });

/** By when they fall due: overdue, soon, today, later. */
export const isGrouped = (address: InboxAddress): boolean => sortOf(address).field === 'dueAt';

/** What the list is asked to keep to: of what is done, what was done today. */
export const askedFilter = ({
  view,
  filter,
}: Pick<InboxAddress, 'view' | 'filter'>): Readonly<Record<string, string | undefined>> =>
  view === 'done' ? { ...filter, closed: 'today' } : filter;

/** The list as it is shown, for `GET /api/tasks/export`. */
export function exportQuery(address: InboxAddress): Readonly<Record<string, string | undefined>> {
  const { field, order } = sortOf(address);
  const { view } = address;
  const filter = askedFilter(address);
  return {
    view,
    sort: field,
    order,
    filter: Object.keys(filter).length === 0 ? undefined : JSON.stringify(filter),
  };
}
