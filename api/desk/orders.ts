import { sql, type RawBuilder } from 'kysely';
import { Type } from 'typebox';
import { boardReach, cardOnBoard, taskOnBoard, type BoardReach } from '../board/board-reach.ts';
import type { Named } from '../contract/common.ts';
import { OrderKind, type Order, type OrderList } from '../contract/desk.ts';
import { writeCursor, type ListRequest, type ListShape } from '../list-request.ts';
import { among } from '../queries/filters.ts';
import {
  boundedCount,
  nextPlace,
  orderedPage,
  totalOf,
  type OrderedList,
} from '../queries/ordered-page.ts';
import type { Reader } from '../reader.ts';
import { allOf, caseNamed } from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';
import { named } from '../supervision/named-sql.ts';

const OrderFilter = Type.Object(
  { kind: Type.Optional(OrderKind) },
  { additionalProperties: false },
);
type OrderFilter = Type.Static<typeof OrderFilter>;

export const orderShape: ListShape<typeof OrderFilter, 'at'> = {
  filter: OrderFilter,
  sorts: ['at'],
  by: 'at',
  order: 'ASC',
};

const cards = (reach: BoardReach): RawBuilder<unknown> => sql`
  select 'card.' || s.id as id, 'card' as kind, s.case_id, s.level, null::integer as times, null as stage, s.unit_id,
    null as role, s.person_id, s.issued_by as by_id, s.issued_at as at
  from supervision_card s
  where s.closed_at is null and s.answered_at is null and s.acknowledged_at is null and ${cardOnBoard(reach)}`;

/**
 * Who took a task after it was urged, or read that it is, has acknowledged it; so has whoever is done with it. Each urge
 * looks its task up by itself (`limit`): few are unread, and all open tasks would be read to join them otherwise.
 */
const urges = (reach: BoardReach): RawBuilder<unknown> => sql`
  select 'urge.' || t.id, 'urge', t.case_id, null, count(*)::integer, t.stage, t.unit_id, t.role,
    coalesce(t.claimed_by, t.person_id), (array_agg(n.params ->> 'by' order by n.created_at desc))[1], min(n.created_at)
  from notice n cross join lateral (select * from task where id = n.params ->> 'taskId' limit 1) t
  where n.type = 'urge' and n.read_at is null and t.state = 'open' and ${taskOnBoard(reach)}
    and (t.claimed_at is null or t.claimed_at <= n.created_at)
  group by t.id, t.case_id, t.stage, t.unit_id, t.role, t.claimed_by, t.person_id`;

const instructions = (reach: BoardReach): RawBuilder<unknown> => sql`
  select 'instruction.' || t.id, 'instruction', t.case_id, null, null, t.stage, t.unit_id, t.role, null, null, t.opened_at
  from task t
  where t.state = 'open' and t.channel in ('leader', 'upper') and t.person_id is null and t.claimed_by is null
    and ${taskOnBoard(reach)}`;

interface Row extends Omit<Order, 'caseId' | 'caseNumber' | 'at'> {
  readonly case_id: string;
  readonly number: string;
  readonly unit: Named | null;
  readonly person: Named | null;
  readonly by: Named | null;
  readonly at: Date;
}

const viewOf = ({ case_id: caseId, number: caseNumber, at, ...row }: Row): Order => ({
  ...row,
  caseId,
  caseNumber,
  at: at.toISOString(),
});

/** One page of the orders that nobody has acknowledged, of which the reader's board tells; the oldest first. */
export const listOrders = async (
  services: ApiServices,
  reader: Reader,
  request: ListRequest<OrderFilter, 'at'>,
): Promise<OrderList> => {
  const reach = await boardReach(services, reader, null);
  const kinds = [cards(reach), urges(reach), instructions(reach)];
  const every = sql`every as materialized (${sql.join(kinds, sql` union all `)})`;
  const list: OrderedList = {
    from: sql`every o`,
    branches: [allOf(among(sql`o.kind`, request.filter.kind))],
    key: sql`o.at`,
    nullable: false,
    id: sql`o.id`,
    type: sql`timestamptz`,
  };
  const [page, counted] = await Promise.all([
    sql<Row>`with ${every}, page as (${orderedPage(list, request)})
      select o.id, o.kind, o.case_id, ${caseNamed(reader.id)}, c.channel, o.level, o.times,
        o.stage, ${named('u')} as unit, o.role, ${named('p')} as person, ${named('b')} as by, o.at
      from page join every o on o.id = page.id join "case" c on c.id = o.case_id
      left join unit u on u.id = o.unit_id left join person p on p.id = o.person_id left join person b on b.id = o.by_id
      order by page.place`.execute(services.database),
    sql<{ total: number }>`with ${every} ${boundedCount(list)}`.execute(services.database),
  ]);
  const { rows, next } = nextPlace(page.rows, request.limit, (row) => row.at.toISOString());
  return {
    data: rows.map(viewOf),
    ...totalOf(counted.rows[0]?.total ?? 0),
    next: next === null ? null : writeCursor(request, next),
  };
};
