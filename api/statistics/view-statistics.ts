import type { Kysely } from 'kysely';
import { indicatorNames } from '../../domain/evaluation/indicators.ts';
import { scopesFor } from '../../domain/permissions/permissions.ts';
import { channels } from '../../domain/stages.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { Counted, Statistics, StatisticsQuery } from '../contract/statistics.ts';
import type { Reader } from '../reader.ts';
import { scopeOf } from '../scope.ts';
import { caseInScope } from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';
import { classesOf } from './classes-of.ts';
import { countEnded, countReceived, type Group } from './count-cases.ts';
import { periodOf } from './period.ts';

const nothing: Counted = {
  received: 0,
  ended: 0,
  closed: 0,
  indicators: Object.fromEntries(
    indicatorNames.map((name) => [name, { numerator: 0, denominator: 0 }]),
  ),
};

interface CountedGroup {
  readonly key: string | null;
  readonly counted: Counted;
}

/** What was received and what ended, put together by group; the most cases first. */
const together = (
  by: Group['by'],
  received: Awaited<ReturnType<typeof countReceived>>,
  ended: Awaited<ReturnType<typeof countEnded>>,
): CountedGroup[] => {
  const found = new Map<string | null, Counted>();
  for (const row of received.filter((each) => each.by === by)) {
    found.set(row.key, { ...nothing, received: row.received });
  }
  for (const { key, ...row } of ended.filter((each) => each.by === by)) {
    const counted = { ended: row.ended, closed: row.closed, indicators: row.indicators };
    found.set(key, { ...(found.get(key) ?? nothing), ...counted });
  }
  return [...found]
    .map(([key, counted]) => ({ key, counted }))
    .toSorted(
      (one, other) =>
        other.counted.received + other.counted.ended - one.counted.received - one.counted.ended,
    );
};

const unitsOf = async (database: Kysely<Database>) => {
  const units = await database.selectFrom('unit').select(['id', 'name', 'name_en']).execute();
  return new Map(units.map((unit) => [unit.id, unit]));
};

type Units = Awaited<ReturnType<typeof unitsOf>>;
const unitRow = ({ key, counted }: CountedGroup, units: Units): Statistics['unit'][number] => {
  const unit = units.get(key ?? '');
  return {
    ...counted,
    unit: unit === undefined ? null : { id: unit.id, name: unit.name, nameEn: unit.name_en },
  };
};

type Classes = Awaited<ReturnType<typeof classesOf>>;
const classRow = (
  { key, counted }: CountedGroup,
  classes: Classes,
): Statistics['class'][number] => {
  const found = classes.get(key ?? '');
  if (found === undefined) return { ...counted, class: null };
  const { kind, code, name, name_en: nameEn } = found;
  return { ...counted, class: { kind, code, name, nameEn } };
};

const channelRows = ({ key, counted }: CountedGroup): Statistics['channel'] => {
  const channel = channels.find((known) => known === key);
  return channel === undefined ? [] : [{ ...counted, channel }];
};

/**
 * What came in and what came to its end in some months, of the cases that the reader's scope of the
 * assessment reaches (guideline 8.2.2 g, 8.3.2): read from recorded figures alone.
 * @throws Problem `validation-failed` for a period that is none
 */
export const viewStatistics = async (
  { database, config }: Pick<ApiServices, 'database' | 'config'>,
  reader: Reader,
  query: StatisticsQuery,
): Promise<Statistics> => {
  const [widest] = scopesFor(reader.principal, 'assessment.read');
  const { timeZone } = config;
  const period = periodOf(query, timeZone);
  const inScope = caseInScope(scopeOf(reader, 'assessment.read'));
  const counting = { database, period, timeZone, inScope };
  const [received, ended, units] = await Promise.all([
    countReceived(counting),
    countEnded(counting),
    unitsOf(database),
  ]);
  const groupsBy = (by: Group['by']): CountedGroup[] => together(by, received, ended);
  const byClass = groupsBy('class');
  const classes = await classesOf(
    database,
    byClass.flatMap(({ key }) => key ?? []),
  );
  const months = new Map(groupsBy('month').map(({ key, counted }) => [key, counted]));
  return {
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    scope: widest?.scope ?? 'own',
    total: groupsBy('total')[0]?.counted ?? nothing,
    month: period.months.flatMap((month) => [{ ...(months.get(month) ?? nothing), month }]),
    unit: groupsBy('unit').map((group) => unitRow(group, units)),
    class: byClass.map((group) => classRow(group, classes)),
    channel: groupsBy('channel').flatMap(channelRows),
  };
};
