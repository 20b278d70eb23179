import { sql, type RawBuilder } from 'kysely';
import { dayText, parseDay } from '../../domain/calendar/civil-day.ts';
import { zoneOf } from '../../domain/calendar/zone.ts';
import type { Indicator } from '../../domain/evaluation/indicators.ts';
import type { OnTimeRate } from '../contract/board.ts';
import type { Reader } from '../reader.ts';
import { scopeOf } from '../scope.ts';
import { caseInScope } from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';

const indicator: Indicator = 'handled-on-time';

const monthOf = (now: Date, timeZone: string): Date => {
  const zone = zoneOf(timeZone);
  const first = parseDay(`${dayText(zone.localOf(now.getTime()).day).slice(0, 7)}-01`);
  if (first === null) throw new Error('Expected the first of a month to be a day');
  return new Date(zone.instantOf({ day: first, millis: 0 }));
};

const figure = (part: string): RawBuilder<number> =>
  sql<number>`coalesce(sum((a.figures #>> ${['indicators', indicator, part]}::text[])::integer), 0)::integer`;

/** Of the cases that ended this month and that the reader's scope of the assessment reaches. */
export const onTimeRate = async (services: ApiServices, reader: Reader): Promise<OnTimeRate> => {
  const since = monthOf(services.now(), services.config.timeZone);
  const { rows } = await sql<{ on_time: number; due: number }>`
    select ${figure('numerator')} as on_time, ${figure('denominator')} as due
    from assessment a join "case" c on c.id = a.case_id
    where a.written_at >= ${since} and ${caseInScope(scopeOf(reader, 'board.read'))}`.execute(
    services.database,
  );
  return { since: since.toISOString(), onTime: rows[0]?.on_time ?? 0, due: rows[0]?.due ?? 0 };
};
