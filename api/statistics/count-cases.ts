import { sql, type Kysely, type RawBuilder } from 'kysely';
import { indicatorNames, type Indicator } from '../../domain/evaluation/indicators.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { Counted, StatisticsGroup } from '../contract/statistics.ts';
import type { Condition } from '../scope-predicate.ts';
import type { Period } from './period.ts';

export interface Group {
  readonly by: StatisticsGroup | 'total';
  /** Month, id of the unit, kind and code of the class, channel; null: of none, and of the total. */
  readonly key: string | null;
}

interface ReceivedRow extends Group {
  readonly received: number;
}
interface EndedRow extends Group {
  readonly ended: number;
  readonly closed: number;
  readonly indicators: Counted['indicators'];
}

export interface Counting {
  readonly database: Kysely<Database>;
  readonly period: Period;
  readonly timeZone: string;
  /** Which cases (`c`) the reader sees. */
  readonly inScope: Condition;
}

const facts = (at: RawBuilder<unknown>, timeZone: string): RawBuilder<unknown> => sql`
  to_char(${at} at time zone ${timeZone}::text, 'YYYY-MM') as month, c.unit_id as unit,
  l.kind || ':' || l.code as class, c.channel`;

const classOfCase = sql`left join catalogue_class l on l.id = c.category`;

/** All groups in one pass. */
const groups = sql`
  case when grouping(month) = 0 then 'month' when grouping(unit) = 0 then 'unit'
    when grouping(class) = 0 then 'class' when grouping(channel) = 0 then 'channel'
    else 'total' end as by,
  coalesce(month, unit, class, channel) as key`;
const sets = sql`group by grouping sets ((), (month), (unit), (class), (channel))`;

/** Cases that were reported in the period, by every group. */
export const countReceived = async (counting: Counting): Promise<readonly ReceivedRow[]> => {
  const { database, period, timeZone, inScope } = counting;
  const { rows } = await sql<ReceivedRow>`
    with received as (
      select ${facts(sql`c.created_at`, timeZone)}
      from "case" c ${classOfCase}
      where c.created_at >= ${period.from} and c.created_at < ${period.to} and ${inScope})
    select ${groups}, count(*)::integer as received from received ${sets}`.execute(database);
  return rows;
};

const sumOf = (indicator: Indicator, part: 'numerator' | 'denominator'): RawBuilder<unknown> =>
  sql`coalesce(sum((figures #>> ${[indicator, part]}::text[])::integer), 0)::integer`;

const sums = sql.join(
  indicatorNames.flatMap((name) => [
    sql`${name}::text`,
    sql`jsonb_build_object('numerator', ${sumOf(name, 'numerator')}, 'denominator', ${sumOf(name, 'denominator')})`,
  ]),
);

/** What was assessed in the period, by every group; the figures of a case are read once. */
export const countEnded = async (counting: Counting): Promise<readonly EndedRow[]> => {
  const { database, period, timeZone, inScope } = counting;
  const { rows } = await sql<EndedRow>`
    with ended as materialized (
      select ${facts(sql`a.written_at`, timeZone)}, a.figures ->> 'end' as ending,
        a.figures -> 'indicators' as figures
      from assessment a join "case" c on c.id = a.case_id ${classOfCase}
      where a.written_at >= ${period.from} and a.written_at < ${period.to} and ${inScope})
    select ${groups}, count(*)::integer as ended,
      (count(*) filter (where ending = 'closed'))::integer as closed,
      jsonb_build_object(${sums}) as indicators
    from ended ${sets}`.execute(database);
  return rows;
};
