import { sql, type RawBuilder } from 'kysely';
import { Type } from 'typebox';
import {
  Channel,
  Id,
  InstantText,
  Urgency,
  type Channel as ChannelName,
  type Urgency as UrgencyName,
} from '../contract/common.ts';
import type { Report } from '../contract/reports.ts';
import { writeCursor, type ListRequest, type ListShape } from '../list-request.ts';
import { namedOrNull } from '../named.ts';
import { Problem } from '../problem.ts';
import { ofClass } from '../queries/class-filter.ts';
import { among } from '../queries/filters.ts';
import {
  boundedCount,
  nextPlace,
  orderedPage,
  totalOf,
  type OrderedList,
} from '../queries/ordered-page.ts';
import { matchesSearch } from '../queries/search-cases.ts';
import type { Reader } from '../reader.ts';
import { scopeOf } from '../scope.ts';
import {
  allOf,
  belongsToCaseInScope,
  type Condition,
  openedTo,
  unmasked,
} from '../scope-predicate.ts';
import { maskUnlessOpened } from '../secrecy/mask-unless-opened.ts';
import { requireOpened } from '../secrecy/require-opened.ts';
import type { ApiServices } from '../services.ts';

const oneOrMany = <T extends Type.TSchema>(value: T) =>
  Type.Optional(Type.Union([value, Type.Array(value, { minItems: 1, maxItems: 200 })]));

export const ReportFilter = Type.Object(
  {
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    id: oneOrMany(Id),
    caseId: oneOrMany(Id),
    channel: oneOrMany(Channel),
    externalId: oneOrMany(Id),
    category: oneOrMany(Id),
    urgency: oneOrMany(Urgency),
    grid: oneOrMany(Id),
    createdFrom: Type.Optional(InstantText),
    createdTo: Type.Optional(InstantText),
  },
  { additionalProperties: false },
);
export type ReportFilter = Type.Static<typeof ReportFilter>;
const sorts = ['createdAt', 'number', 'id'] as const;
type ReportSort = (typeof sorts)[number];

export const reportListShape: ListShape<typeof ReportFilter, ReportSort> = {
  filter: ReportFilter,
  sorts,
  by: 'createdAt',
  order: 'DESC',
};

interface ReportRow {
  readonly id: string;
  readonly number: string;
  readonly case_id: string;
  readonly channel: ChannelName;
  readonly external_id: string | null;
  readonly title: string;
  readonly description: string;
  readonly category: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly address: string | null;
  readonly grid_id: string | null;
  readonly grid_name: string | null;
  readonly grid_name_en: string | null;
  readonly urgency: UrgencyName;
  readonly created_at: Date;
  /** The reader sees what it says. */
  readonly opened: boolean;
  readonly key: Date | string | null;
}

const columns = (
  reader: Reader,
): RawBuilder<unknown> => sql`r.id, r.number, r.case_id, r.channel, r.external_id, r.title, r.description, r.category,
  r.longitude, r.latitude, r.address, r.grid_id, g.name as grid_name, g.name_en as grid_name_en, r.urgency, r.created_at,
  ${openedTo(reader.id)} as opened`;

const viewReport = (found: ReportRow): Report => contentOf(maskUnlessOpened(found));

const contentOf = (row: ReportRow): Report => ({
  id: row.id,
  number: row.number,
  caseId: row.case_id,
  channel: row.channel,
  externalId: row.external_id,
  title: row.title,
  description: row.opened ? row.description : '',
  category: row.category,
  location: {
    longitude: row.longitude,
    latitude: row.latitude,
    address: row.address,
    grid: namedOrNull({ id: row.grid_id, name: row.grid_name, nameEn: row.grid_name_en }),
  },
  urgency: row.urgency,
  createdAt: row.created_at.toISOString(),
});

const conditions = (filter: ReportFilter, reader: Reader): Condition[] => [
  ...among(sql`r.id`, filter.id),
  ...among(sql`r.case_id`, filter.caseId),
  ...among(sql`r.channel`, filter.channel),
  ...among(sql`r.external_id`, filter.externalId),
  ...ofClass(sql`r.category`, filter.category, unmasked(reader.id, sql`r.case_id`)),
  ...among(sql`r.urgency`, filter.urgency),
  ...among(sql`r.grid_id`, filter.grid),
  ...(filter.createdFrom === undefined
    ? []
    : [sql<boolean>`r.created_at >= ${filter.createdFrom}::timestamptz`]),
  ...(filter.createdTo === undefined
    ? []
    : [sql<boolean>`r.created_at < ${filter.createdTo}::timestamptz`]),
  ...(filter.q === undefined ? [] : [matchesSearch(filter.q, reader, sql`r.case_id`)]),
];

const keys: { readonly [S in ReportSort]: Pick<OrderedList, 'key' | 'nullable' | 'type'> } = {
  createdAt: { key: sql`r.created_at`, nullable: false, type: sql`timestamptz` },
  number: { key: sql`r.number`, nullable: false, type: sql`text` },
  id: { key: sql`r.id`, nullable: false, type: sql`text` },
};

const visible = (reader: Reader): Condition =>
  belongsToCaseInScope(scopeOf(reader, 'report.read'), sql`r.case_id`);

export interface ReportPage {
  data: Report[];
  total: number;
  totalIsLowerBound: boolean;
  next: string | null;
}

export const listReports = async (
  services: ApiServices,
  reader: Reader,
  request: ListRequest<ReportFilter, ReportSort>,
): Promise<ReportPage> => {
  const where = allOf([visible(reader), ...conditions(request.filter, reader)]);
  const list: OrderedList = {
    from: sql`report r`,
    branches: [where],
    id: sql`r.id`,
    ...keys[request.sort],
  };
  const [page, counted] = await Promise.all([
    sql<ReportRow>`with page as (${orderedPage(list, request)})
      select ${columns(reader)}, page.key from page join report r on r.id = page.id
      join "case" c on c.id = r.case_id left join grid g on g.id = r.grid_id
      order by page.place`.execute(services.database),
    boundedCount(list).execute(services.database),
  ]);
  const { rows, next } = nextPlace(page.rows, request.limit, (row) =>
    row.key instanceof Date ? row.key.toISOString() : row.key,
  );
  return {
    data: rows.map(viewReport),
    ...totalOf(counted.rows[0]?.total ?? 0),
    next: next === null ? null : writeCursor(request, next),
  };
};

/** By id or number. @throws Problem `not-found`, `purpose-required` */
export const getReport = async (
  services: ApiServices,
  reader: Reader,
  id: string,
): Promise<Report> => {
  const found = await sql<ReportRow>`
    select ${columns(reader)}, null as key from report r join "case" c on c.id = r.case_id left join grid g on g.id = r.grid_id
    where (r.id = ${id} or r.number = ${id}) and ${visible(reader)}`.execute(services.database);
  const [row] = found.rows;
  if (row === undefined) throw new Problem('not-found');
  requireOpened({ opened: row.opened, case: { id: row.case_id, number: row.number } });
  return viewReport(row);
};
