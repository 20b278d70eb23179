export const incidentStates = ['open', 'resolved', 'all'] as const;

/** What the address of the list says; everything shareable stands in it (screens section 3). */
export interface IncidentAddress {
  readonly q: string;
  readonly state: (typeof incidentStates)[number];
  readonly procedure: string;
  readonly element: string;
  readonly code: string;
  readonly caseId: string;
}

export const everyOpen: IncidentAddress = {
  q: '',
  state: 'open',
  procedure: '',
  element: '',
  code: '',
  caseId: '',
};

const narrowing = ['q', 'procedure', 'element', 'code', 'caseId'] as const;

/** Reads an address; what is unknown is left out, so that an old link never answers 400. */
export const readAddress = (search: URLSearchParams): IncidentAddress => ({
  q: (search.get('q') ?? '').slice(0, 100),
  state: incidentStates.find((state) => state === search.get('state')) ?? 'open',
  procedure: search.get('procedure') ?? '',
  element: search.get('element') ?? '',
  code: search.get('code') ?? '',
  caseId: search.get('caseId') ?? '',
});

export function writeAddress(address: IncidentAddress): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of narrowing) if (address[name] !== '') search.set(name, address[name]);
  if (address.state !== 'open') search.set('state', address.state);
  return search;
}

export const isNarrowed = (address: IncidentAddress): boolean =>
  narrowing.some((name) => address[name] !== '');

/** The query of `GET /api/incidents`, newest first. */
export function listQuery(
  address: IncidentAddress,
  perPage: number,
  cursor: string | null,
): Readonly<Record<string, string | number | undefined>> {
  const { q, state, procedure, element, code, caseId } = address;
  const filter = {
    ...(q.trim() === '' ? {} : { q: q.trim() }),
    ...(state === 'all' ? {} : { state }),
    ...(procedure === '' ? {} : { procedure }),
    ...(element === '' ? {} : { element }),
    ...(code === '' ? {} : { code }),
    ...(caseId === '' ? {} : { caseId }),
  };
  return {
    perPage,
    filter: Object.keys(filter).length === 0 ? undefined : JSON.stringify(filter),
    cursor: cursor ?? undefined,
  };
}
