import type { Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import type { OpenReport } from '../contract/reports.ts';
import { gridAt } from './grid-at.ts';
import { currentClass } from '../catalogue/current-class.ts';
import { fieldProblem, Problem, type ProblemDetail } from '../problem.ts';

/** What the ids of a report stand for. */
export interface ReportFacts {
  readonly classId: string | null;
  readonly grid: { readonly id: string; readonly unit: string } | null;
}

const earliest = Date.UTC(1990, 0, 1);
const aheadMillis = 24 * 3_600_000;

/** Clocks of other systems may be wrong by some hours, not by years. */
const checkOccurredAt = (report: OpenReport, now: Date): ProblemDetail[] => {
  if (report.occurredAt === undefined) return [];
  const at = Date.parse(report.occurredAt);
  const plausible = at >= earliest && at <= now.getTime() + aheadMillis;
  return plausible
    ? []
    : [
        {
          path: '/occurredAt',
          code: 'out-of-range',
          message: 'must lie between 1990 and tomorrow',
        },
      ];
};

const checkTitle = (report: OpenReport): ProblemDetail[] => {
  if (report.title.trim() === '')
    return [{ path: '/title', code: 'required', message: 'must not be blank' }];
  if (/[\r\n\t]/u.test(report.title))
    return [{ path: '/title', code: 'control-character', message: 'must be one line' }];
  return [];
};

const checkProtected = (report: OpenReport): ProblemDetail[] =>
  report.protected?.reason.trim() === ''
    ? [{ path: '/protected/reason', code: 'required', message: 'must not be blank' }]
    : [];

const checkPlace = (report: OpenReport): ProblemDetail[] => {
  const { longitude, latitude } = report.location ?? {};
  if ((longitude === undefined) === (latitude === undefined)) return [];
  return [{ path: '/location', code: 'required', message: 'longitude and latitude go together' }];
};

const unknown = (path: string): Problem =>
  fieldProblem('validation-failed', path, {
    code: 'unknown-reference',
    message: 'names something that does not exist',
  });

/** By `kind:code` of the catalogue in force, what other systems know, or by the id that any version gave it. */
const classOf = async (database: Kysely<Database>, category: string): Promise<string> => {
  const [kind, code] = category.split(':', 2);
  const current = await currentClass(database, category);
  if (current !== null) return current;
  if (kind !== 'component' && kind !== 'matter') throw unknown('/category');
  const found = await database
    .selectFrom('catalogue_class')
    .innerJoin('catalogue_version', 'catalogue_version.id', 'catalogue_class.version_id')
    .where('catalogue_version.in_force', '=', true)
    .where('kind', '=', kind)
    .where('code', '=', code ?? '')
    .select('catalogue_class.id')
    .executeTakeFirst();
  if (found === undefined) throw unknown('/category');
  return found.id;
};

/** The grid that is named, else the one in which the position lies: its workers verify and check. */
export const gridOf = async (
  database: Kysely<Database>,
  report: Pick<OpenReport, 'location'>,
): Promise<ReportFacts['grid']> => {
  const { grid: gridId, longitude, latitude } = report.location ?? {};
  if (gridId === undefined) {
    return longitude === undefined || latitude === undefined
      ? null
      : gridAt(database, [longitude, latitude]);
  }
  const grid = await database
    .selectFrom('grid')
    .where('id', '=', gridId)
    .where('active', '=', true)
    .select(['id', 'unit_id'])
    .executeTakeFirst();
  if (grid === undefined) throw unknown('/location/grid');
  return { id: grid.id, unit: grid.unit_id };
};

/**
 * What the schema cannot say: plausible dates, ids that exist.
 * @throws Problem `validation-failed` with every path
 */
export const checkReport = async (
  database: Kysely<Database>,
  report: OpenReport,
  now: Date,
): Promise<ReportFacts> => {
  const errors = [
    ...checkTitle(report),
    ...checkPlace(report),
    ...checkProtected(report),
    ...checkOccurredAt(report, now),
  ];
  if (errors.length > 0) throw new Problem('validation-failed', { errors });
  const classId = report.category === undefined ? null : await classOf(database, report.category);
  return { classId, grid: await gridOf(database, report) };
};
