import { sql } from 'kysely';
import { Type } from 'typebox';
import {
  UnclaimedState,
  type UnclaimedMessage,
  type UnclaimedMessageList,
} from '../contract/messages.ts';
import { type ListRequest, type ListShape, writeCursor } from '../list-request.ts';
import { among } from '../queries/filters.ts';
import {
  boundedCount,
  nextPlace,
  type OrderedList,
  orderedPage,
  totalOf,
} from '../queries/ordered-page.ts';
import { allOf, type Condition } from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';

const UnclaimedFilter = Type.Object(
  {
    state: Type.Optional(UnclaimedState),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    correlation: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  },
  { additionalProperties: false },
);
type UnclaimedFilter = Type.Static<typeof UnclaimedFilter>;
type UnclaimedSort = 'keptUntil';

/** What is over first stands first. */
export const unclaimedListShape: ListShape<typeof UnclaimedFilter, UnclaimedSort> = {
  filter: UnclaimedFilter,
  sorts: ['keptUntil'],
  by: 'keptUntil',
  order: 'ASC',
};

interface UnclaimedRow {
  readonly id: string;
  readonly name: string;
  readonly correlation: string | null;
  readonly names: readonly string[];
  readonly expired: boolean;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly starts: string | null;
  readonly from_case: string | null;
  readonly sent_by: string | null;
}

const conditionsOf = ({ state, name, correlation }: UnclaimedFilter): readonly Condition[] => [
  ...(state === undefined ? [] : [sql<boolean>`(m.expires_at <= now()) = ${state === 'expired'}`]),
  ...among(sql`m.name`, name),
  ...among(sql`m.correlation`, correlation),
];

const view = (row: UnclaimedRow): UnclaimedMessage => ({
  id: row.id,
  kind: row.starts === null ? 'message' : 'signal',
  name: row.name,
  correlation: row.correlation,
  variables: [...row.names],
  state: row.expired ? 'expired' : 'buffered',
  publishedAt: row.created_at.toISOString(),
  keptUntil: row.expires_at.toISOString(),
  fromCase: row.from_case,
  sentBy: row.sent_by,
  starts: row.starts,
});

/** One page of the messages that nobody has taken: a case numbers what it sends, other systems are named in the id. */
export const listUnclaimed = async (
  services: ApiServices,
  request: ListRequest<UnclaimedFilter, UnclaimedSort>,
): Promise<UnclaimedMessageList> => {
  const list: OrderedList = {
    from: sql`message m`,
    branches: [allOf([sql<boolean>`m.delivered_to is null`, ...conditionsOf(request.filter)])],
    key: sql`m.expires_at`,
    nullable: false,
    id: sql`m.id`,
    type: sql`timestamptz`,
  };
  const [page, counted] = await Promise.all([
    sql<UnclaimedRow>`with page as (${orderedPage(list, request)})
      select m.id, m.name, m.correlation, m.created_at, m.expires_at, m.starts, m.expires_at <= now() as expired,
        array(select jsonb_object_keys(m.variables) order by 1) as names, c.id as from_case, p.login as sent_by
      from page join message m on m.id = page.id
      left join "case" c on c.id = substring(m.id from '^(.+)\\.m[0-9]+(?:[.~]|$)')
      left join person p on p.id = substring(m.id from '^(?:message|signal):([^:]+):')
      order by page.place`.execute(services.database),
    boundedCount(list).execute(services.database),
  ]);
  const { rows, next } = nextPlace(page.rows, request.limit, (row) => row.expires_at.toISOString());
  return {
    data: rows.map(view),
    ...totalOf(counted.rows[0]?.total ?? 0),
    next: next === null ? null : writeCursor(request, next),
  };
};
