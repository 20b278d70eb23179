import type { SavedViewQuery } from '../../../api/contract/saved-views.ts';
import { stages } from '../../../domain/stages.ts';

export const caseStates = ['opening', 'open', 'suspended', 'closed', 'void'] as const;
export const listClockStates = ['overdue', 'warn', 'fine', 'paused', 'none'] as const;
export const listSorts = ['createdAt', 'dueAt', 'endedAt'] as const;
type ListSort = (typeof listSorts)[number];

/** Filters that choose among few values. */
export const shortFilters = ['state', 'stage', 'unit', 'clockState'] as const;
export type ShortFilterName = (typeof shortFilters)[number];
/** `category` is the kind and code of a class, which stand for it in every version of the catalogue. */
const filterNames = [...shortFilters, 'category'] as const;
type CaseFilterName = (typeof filterNames)[number];

/** What the address of the list says; everything shareable stands in it (screens section 3). */
export interface CaseListAddress {
  readonly q: string;
  readonly filter: { readonly [F in CaseFilterName]?: string };
  readonly sort: ListSort;
}

const known: { readonly [F in CaseFilterName]: readonly string[] | null } = {
  state: caseStates,
  stage: stages,
  unit: null,
  clockState: listClockStates,
  category: null,
};

/** Reads an address; what is unknown is left out, so that an old link never answers 400. */
export function readAddress(search: URLSearchParams): CaseListAddress {
  const filter = Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = search.get(name);
      const allowed = known[name];
      return value !== null && value !== '' && (allowed === null || allowed.includes(value))
        ? [[name, value]]
        : [];
    }),
  );
  return {
    q: search.get('q') ?? '',
    filter,
    sort: listSorts.find((sort) => sort === search.get('sort')) ?? 'createdAt',
  };
}

export function writeAddress(address: CaseListAddress): URLSearchParams {
  const search = new URLSearchParams();
  if (address.q !== '') {
    search.set('q', address.q);
  }
  for (const name of filterNames) {
    const value = address.filter[name];
    if (value !== undefined && value !== '') {
      search.set(name, value);
    }
  }
  if (address.sort !== 'createdAt') {
    search.set('sort', address.sort);
  }
  return search;
}

export const isFiltered = (address: CaseListAddress): boolean =>
  address.q !== '' || Object.keys(address.filter).length > 0;

const orders: { readonly [S in ListSort]: 'ASC' | 'DESC' } = {
  createdAt: 'DESC',
  dueAt: 'ASC',
  endedAt: 'DESC',
};

/** What is asked for: newest first, by report or by end; or what falls due next. */
export function queryOf(address: CaseListAddress): SavedViewQuery & { readonly sort: ListSort } {
  const q = address.q.trim();
  return {
    filter: { ...address.filter, ...(q === '' ? {} : { q }) },
    sort: address.sort,
    order: orders[address.sort],
  };
}

/** Where a saved view leads; what this page does not know of it is left out. */
export function pathOf({ filter, sort }: SavedViewQuery): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, sort })) {
    if (typeof value === 'string') {
      search.set(name, value);
    }
  }
  return pathTo(readAddress(search));
}

/** `/cases` at an address. */
export const pathTo = (address: CaseListAddress): string =>
  `/cases?${writeAddress({ ...address, q: address.q.trim() }).toString()}`;

/** The list as it is shown, for `GET /api/cases` and its export. */
export function listQuery(address: CaseListAddress): Readonly<Record<string, string | undefined>> {
  const { filter, sort, order } = queryOf(address);
  return {
    sort,
    order,
    filter: Object.keys(filter).length === 0 ? undefined : JSON.stringify(filter),
  };
}
