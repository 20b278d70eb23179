import { sql } from 'kysely';
import type { LedgerEntry } from '../contract/cases.ts';
import type { Named } from '../contract/common.ts';
import { isRecord } from '../../domain/is-record.ts';
import type { ApiServices } from '../services.ts';

interface EntryRow {
  readonly seq: number;
  readonly step: number | null;
  readonly at: Date;
  readonly actor: unknown;
  readonly origin: string;
  readonly type: string;
  readonly params: unknown;
  readonly task_id: string | null;
  readonly element_id: string | null;
  readonly hash: string;
  readonly actor_name: string | null;
  readonly actor_name_en: string | null;
  readonly unit_name: string | null;
}

const textOrNull = (actor: unknown, name: string): string | null => {
  const value = isRecord(actor) ? actor[name] : undefined;
  return typeof value === 'string' ? value : null;
};

const inside = (value: unknown, name: string): unknown =>
  isRecord(value) ? value[name] : undefined;

/** Ids of persons in parameters: who got, gave or was sent something. */
const personsIn = (params: unknown): readonly string[] => {
  const event = inside(params, 'event');
  const one = [
    inside(params, 'person'),
    inside(params, 'from'),
    inside(event, 'holder'),
    inside(inside(event, 'variables'), 'person'),
  ];
  const ids = [one, inside(params, 'persons')].flat().filter((id) => typeof id === 'string');
  return [...new Set(ids)];
};

const peopleOf = async (
  services: ApiServices,
  rows: readonly EntryRow[],
): Promise<ReadonlyMap<string, Named>> => {
  const ids = [...new Set(rows.flatMap((row) => personsIn(row.params)))];
  if (ids.length === 0) return new Map();
  const found = await services.database
    .selectFrom('person')
    .where('id', 'in', ids)
    .select(['id', 'name', 'name_en'])
    .execute();
  return new Map(
    found.map(({ id, name, name_en: nameEn }): [string, Named] => [id, { id, name, nameEn }]),
  );
};

const viewEntry = (row: EntryRow, people: ReadonlyMap<string, Named>): LedgerEntry => ({
  seq: row.seq,
  step: row.step,
  at: row.at.toISOString(),
  actor: {
    id: textOrNull(row.actor, 'person'),
    name: row.actor_name,
    nameEn: row.actor_name_en,
    role: textOrNull(row.actor, 'role'),
    unit: row.unit_name ?? textOrNull(row.actor, 'unit'),
  },
  origin: row.origin,
  type: row.type,
  params: isRecord(row.params) ? { ...row.params } : {},
  people: personsIn(row.params).flatMap((id) => people.get(id) ?? []),
  ...(row.task_id === null ? {} : { taskId: row.task_id }),
  ...(row.element_id === null ? {} : { elementId: row.element_id }),
  hash: row.hash,
});

export interface LedgerPage {
  data: LedgerEntry[];
  total: number;
  next: string | null;
}

/** Entries after `after`, in order of the chain, with names for the ids of those who acted. */
export const ledgerOf = async (
  services: ApiServices,
  loaded: { readonly id: string; readonly ledger_seq: number },
  page: { readonly after: number; readonly limit: number },
): Promise<LedgerPage> => {
  const found = await sql<EntryRow>`
    select e.seq, e.step, e.at, e.actor, e.origin, e.type, e.params, e.task_id, e.element_id, e.hash,
      p.name as actor_name, p.name_en as actor_name_en, u.name as unit_name
    from ledger_entry e
    left join person p on p.id = e.actor ->> 'person'
    left join unit u on u.id = e.actor ->> 'unit'
    where e.case_id = ${loaded.id} and e.seq > ${page.after}
    order by e.seq limit ${page.limit + 1}`.execute(services.database);
  const rows = found.rows.slice(0, page.limit);
  const people = await peopleOf(services, rows);
  return {
    data: rows.map((row) => viewEntry(row, people)),
    total: loaded.ledger_seq,
    next: found.rows.length > page.limit ? String(rows.at(-1)?.seq ?? page.after) : null,
  };
};
