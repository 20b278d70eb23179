import { sql } from 'kysely';
import { Type } from 'typebox';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import { issuedBetween } from '../../domain/supervision/card-ages.ts';
import { UnitKind } from '../contract/board.ts';
import { Id, type Named } from '../contract/common.ts';
import {
  CardAge,
  CardLevel,
  CardState,
  type OpenCardList,
  type OpenCardRow,
} from '../contract/supervision.ts';
import { boardReach, cardOnBoard } from '../board/board-reach.ts';
import { type ListRequest, type ListShape, writeCursor } from '../list-request.ts';
import { among } from '../queries/filters.ts';
import {
  boundedCount,
  nextPlace,
  type OrderedList,
  orderedPage,
  totalOf,
} from '../queries/ordered-page.ts';
import type { Reader } from '../reader.ts';
import { allOf, type Condition, caseNamed, type NamedCase } from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';
import { cardClock } from './card-clock.ts';
import { named } from './named-sql.ts';
import type { CardRow } from './open-card-row.ts';

const CardFilter = Type.Object(
  {
    level: Type.Optional(CardLevel),
    unit: Type.Optional(Id),
    kind: Type.Optional(UnitKind),
    age: Type.Optional(CardAge),
    state: Type.Optional(CardState),
    /** Not answered in time. */
    late: Type.Optional(Type.Boolean()),
    /** Raised by the system. */
    bySystem: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type CardFilter = Type.Static<typeof CardFilter>;
type CardSort = 'issuedAt' | 'dueAt';

export const cardListShape: ListShape<typeof CardFilter, CardSort> = {
  filter: CardFilter,
  sorts: ['issuedAt', 'dueAt'],
  by: 'issuedAt',
  order: 'ASC',
};

/** `s` as its state; `OpenCardRow` has the words. */
const stateOf = sql<CardState>`case when s.answered_at is not null then 'answered'
  when s.acknowledged_at is not null then 'acknowledged' else 'waiting' end`;

const ofAge = (age: CardAge, now: Date): Condition[] => {
  const { since, before } = issuedBetween(age, now.getTime());
  return [
    ...(since === null ? [] : [sql<boolean>`s.issued_at >= ${new Date(since)}`]),
    ...(before === null ? [] : [sql<boolean>`s.issued_at < ${new Date(before)}`]),
  ];
};

/** Not answered in time. */
export const isLate = (now: Date): Condition =>
  sql<boolean>`(s.answered_at is null and s.due_at < ${now})`;

const either = (wanted: boolean | undefined, condition: Condition): Condition[] => {
  if (wanted === undefined) return [];
  return [wanted ? condition : sql<boolean>`not coalesce(${condition}, false)`];
};

const conditionsOf = (filter: CardFilter, now: Date): Condition[] => [
  ...among(sql`s.level`, filter.level),
  ...among(sql`s.unit_id`, filter.unit),
  ...(filter.age === undefined ? [] : ofAge(filter.age, now)),
  ...(filter.state === undefined ? [] : [sql<boolean>`${stateOf} = ${filter.state}`]),
  ...either(filter.late, isLate(now)),
  ...either(filter.bySystem, sql<boolean>`s.issued_by is null`),
];

interface Row extends CardRow, NamedCase {
  readonly state: CardState;
  readonly unit: Named;
  readonly person: Named | null;
  readonly issuer: Named | null;
}

const dayMillis = 86_400_000;

const viewOf = (row: Row, now: Date, calendar: WorkingCalendar | null): OpenCardRow => ({
  id: row.id,
  caseId: row.case_id,
  caseNumber: row.number,
  title: row.title,
  secrecy: row.secrecy,
  level: row.level,
  state: row.state,
  unit: row.unit,
  person: row.person,
  issuedBy: row.issuer,
  issuedAt: row.issued_at.toISOString(),
  days: Math.floor((now.getTime() - row.issued_at.getTime()) / dayMillis),
  ...cardClock(row, now, calendar),
});

/** One page of the cards that are not closed, of which the reader's board tells. */
export const listCards = async (
  services: ApiServices,
  reader: Reader,
  request: ListRequest<CardFilter, CardSort>,
): Promise<OpenCardList> => {
  const now = services.now();
  const reach = await boardReach(services, reader, request.filter.kind ?? null);
  const byDue = request.sort === 'dueAt';
  const list: OrderedList = {
    from: sql`supervision_card s`,
    branches: [
      allOf([
        sql<boolean>`s.closed_at is null`,
        cardOnBoard(reach),
        ...conditionsOf(request.filter, now),
      ]),
    ],
    key: byDue ? sql`s.due_at` : sql`s.issued_at`,
    nullable: byDue,
    id: sql`s.id`,
    type: sql`timestamptz`,
  };
  const [page, counted, calendar] = await Promise.all([
    sql<Row>`with page as (${orderedPage(list, request)})
      select s.*, ${caseNamed(reader.id)}, ${stateOf} as state, ${named('u')} as unit,
        ${named('p')} as person, ${named('i')} as issuer
      from page join supervision_card s on s.id = page.id join "case" c on c.id = s.case_id
      join unit u on u.id = s.unit_id left join person p on p.id = s.person_id left join person i on i.id = s.issued_by
      order by page.place`.execute(services.database),
    boundedCount(list).execute(services.database),
    services.calendars.inForce(),
  ]);
  const { rows, next } = nextPlace(
    page.rows,
    request.limit,
    (row) => (byDue ? row.due_at : row.issued_at)?.toISOString() ?? null,
  );
  return {
    data: rows.map((row) => viewOf(row, now, calendar)),
    ...totalOf(counted.rows[0]?.total ?? 0),
    next: next === null ? null : writeCursor(request, next),
  };
};
