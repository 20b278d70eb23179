import { CannotRun } from '../exit-codes.ts';
import type { Random } from './random.ts';

/**
 * How a case goes:
 * - `straight`: every step forward;
 * - `verify`: acceptance asks the grid worker first;
 * - `return`: dispatch sends back to acceptance, and closing sends back to dispatch;
 * - `object`: the unit objects, every fourth time until the commander decides;
 * - `rework`: the check fails once;
 * - `redo`: called back, not solved, done again; then nobody answers three times.
 */
export const courses = ['straight', 'verify', 'return', 'object', 'rework', 'redo'] as const;
export type Course = (typeof courses)[number];

export type Mix = { readonly [C in Course]: number };

export const defaultMix: Mix = {
  straight: 70,
  verify: 8,
  return: 8,
  object: 4,
  rework: 6,
  redo: 4,
};

const isCourse = (text: string): text is Course => courses.some((course) => course === text);

/** Reads `straight=70,verify=8,…`; what is not named has no share. @throws CannotRun */
export function parseMix(text: string): Mix {
  const mix: Record<Course, number> = {
    straight: 0,
    verify: 0,
    return: 0,
    object: 0,
    rework: 0,
    redo: 0,
  };
  for (const part of text.split(',')) {
    const [name = '', share = ''] = part.split('=', 2).map((word) => word.trim());
    if (!isCourse(name) || !/^\d{1,6}(?:\.\d{1,6})?$/u.test(share)) {
      throw new CannotRun(
        `--mix: expected shares such as straight=70,verify=8 of ${courses.join(', ')}.`,
      );
    }
    mix[name] = Number(share);
  }
  if (courses.every((course) => mix[course] === 0)) {
    throw new CannotRun('--mix: expected at least one share above 0.');
  }
  return mix;
}

/** A course by its share. */
export function pickCourse(mix: Mix, random: Random): Course {
  const total = courses.reduce((sum, course) => sum + mix[course], 0);
  let left = random.next() * total;
  for (const course of courses) {
    left -= mix[course];
    if (left < 0) {
      return course;
    }
  }
  return courses.findLast((course) => mix[course] > 0) ?? 'straight';
}
