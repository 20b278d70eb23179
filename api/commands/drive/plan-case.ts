import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { OpenReport } from '../../contract/reports.ts';
import { isRecord } from '../../../domain/is-record.ts';
import { type Course, type Mix, pickCourse } from './mix.ts';
import { type Random, randomOfCase } from './random.ts';
import texts from './report-texts.json' with { type: 'json' };
import type { CatalogueClassView, Town } from './town.ts';

/** How a case will go. */
export interface CoursePlan {
  readonly course: Course;
  readonly stubborn: boolean;
  readonly random: Random;
}

/** One case to be played: what is reported, and how it will go. */
export interface CasePlan extends CoursePlan {
  readonly number: number;
  readonly report: OpenReport;
  readonly subject: CatalogueClassView;
  readonly grid: string | null;
}

const channels = ['phone', 'web', 'hotline-12345', 'grid', 'patrol', 'leader', 'upper'] as const;
/** Of the cases that are not called back by their course. */
const callbackShare = 0.2;
const stubbornShare = 0.25;

/** How the n-th case goes; the same for the same seed and mix. */
export function planCourse(
  number: number,
  run: { readonly seed: number; readonly mix: Mix },
): CoursePlan {
  const random = randomOfCase(run.seed, number);
  const course = pickCourse(run.mix, random);
  return { course, stubborn: random.next() < stubbornShare, random };
}

/** The plan of the n-th case; the same for the same seed, mix and town. */
export function planCase(
  number: number,
  run: { readonly seed: number; readonly mix: Mix; readonly town: Town },
): CasePlan {
  const { course, stubborn, random } = planCourse(number, run);
  const subject = random.pick(run.town.classes);
  const street = `${random.pick(texts.streets)}${1 + Math.floor(random.next() * 200)}号${random.pick(texts.places)}`;
  const grid = run.town.grids.length === 0 ? null : random.pick(run.town.grids);
  const point = grid === null ? null : middleOf(grid.polygon);
  const wantsCallback = course === 'redo' || random.next() < callbackShare;
  const report: OpenReport = {
    channel: random.pick(channels),
    title: `${subject.name}，${street}`,
    description: `${texts.opening}${street}，${subject.name}。`,
    location: { address: street, ...point, ...(grid === null ? {} : { grid: grid.id }) },
    reporter: { name: texts.reporter, phone: texts.phone, wantsCallback },
  };
  return { number, report, subject, course, stubborn, grid: grid?.id ?? null, random };
}

/** The middle of the corners of a sketched polygon. */
function middleOf(
  polygon: unknown,
): { readonly longitude: number; readonly latitude: number } | null {
  const corners = cornersOf(polygon);
  if (corners.length === 0) {
    return null;
  }
  const sum = corners.reduce(
    ([x, y], [longitude, latitude]) => [x + longitude, y + latitude],
    [0, 0],
  );
  const round = (value: number): number => Math.round((value / corners.length) * 1e6) / 1e6;
  return { longitude: round(sum[0]), latitude: round(sum[1]) };
}

const Corners = Compile(Type.Array(Type.Tuple([Type.Number(), Type.Number()])));

/** GeoJSON: rings of corners, or a geometry that holds them. */
function cornersOf(polygon: unknown): readonly (readonly [number, number])[] {
  const rings: unknown = isRecord(polygon) ? polygon['coordinates'] : polygon;
  const ring: unknown = Array.isArray(rings) ? rings[0] : null;
  return Corners.Check(ring) ? ring : [];
}
