import { sql, type RawBuilder } from 'kysely';
import type { Forecasted } from '../../domain/forecast/hit-rate.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { urgencyOf, type CountedPart } from '../board/board-counts.ts';
import { unitsOf, type BoardReach } from '../board/board-reach.ts';
import type { Named } from '../contract/common.ts';
import { anyOf, caseNamed, type NamedCase } from '../scope-predicate.ts';
import { taskBranches } from '../tasks/task-branches.ts';

/** What the newest forecast says of a case, with who has its task now. */
export interface ForecastRow extends NamedCase {
  readonly case_id: string;
  readonly unit: Named | null;
  readonly person: Named | null;
  readonly probability: number | null;
  readonly hours: readonly number[];
  readonly reassigned_to: Named | null;
  readonly reassigned_hours: readonly number[] | null;
  readonly longer_hours: readonly number[] | null;
}

const named = (alias: string): RawBuilder<unknown> => sql`
  case when ${sql.ref(`${alias}.id`)} is not null then jsonb_build_object('id', ${sql.ref(`${alias}.id`)},
    'name', ${sql.ref(`${alias}.name`)}, 'nameEn', ${sql.ref(`${alias}.name_en`)}) end`;

type Part = BoardReach & CountedPart;

/** A case counts where its task at hand does, as on the board. */
const unitOfCase = sql`case when fc.task_id is null then c.unit_id else t.unit_id end`;
/** Of one's own work: what one has, may take, or has done. */
const ownViews = ['mine', 'pool', 'done'] as const;
const ofReader = (part: Part): RawBuilder<boolean> => {
  const own = ownViews.flatMap((view) => taskBranches[view](part.reader));
  return sql<boolean>`${unitsOf(part, unitOfCase)} and ${urgencyOf(part, sql`c.urgency`)}
    and ${part.scope === 'own' ? anyOf(own) : sql<boolean>`true`}`;
};

/** The cases of one forecast that the reader's board tells of. */
export const forecastRows = async (
  db: Db,
  forecast: string,
  part: Part,
): Promise<readonly ForecastRow[]> => {
  const { rows } = await sql<ForecastRow>`
    select fc.case_id, ${caseNamed(part.reader.id)},
      ${named('u')} as unit, ${named('p')} as person, fc.probability, fc.hours,
      ${named('r')} as reassigned_to, fc.reassigned_hours, fc.longer_hours
    from forecast_case fc
    join "case" c on c.id = fc.case_id
    left join task t on t.id = fc.task_id
    left join unit u on u.id = ${unitOfCase}
    left join person p on p.id = coalesce(t.claimed_by, t.person_id)
    left join unit r on r.id = fc.reassigned_unit
    where fc.forecast_id = ${forecast} and ${ofReader(part)}
    order by fc.probability desc nulls last, fc.case_id`.execute(db);
  return rows;
};

/** What was forecast of the reader's cases and has been compared: as many rows as there are probabilities. */
export const comparedCases = async (
  db: Db,
  part: Part,
  since: Date,
): Promise<{ readonly nights: number; readonly forecasted: readonly Forecasted[] }> => {
  const { rows } = await sql<Forecasted & { readonly nights: number }>`
    with compared as (
      select fc.forecast_id, fc.probability, fc.happened from forecast_case fc
      join forecast f on f.id = fc.forecast_id
      join "case" c on c.id = fc.case_id
      left join task t on t.id = fc.task_id
      where f.compared_at is not null and f.made_at > ${since} and fc.happened is not null and ${ofReader(part)})
    select probability, happened, count(*)::integer as cases,
      (select count(distinct forecast_id) from compared)::integer as nights
    from compared group by probability, happened`.execute(db);
  return { nights: rows[0]?.nights ?? 0, forecasted: rows };
};
