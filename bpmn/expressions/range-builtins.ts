import { FeelRange } from 'feelin';
import { equal } from './equality.ts';
import type { FeelValue } from './feel-types.ts';
import { precedes } from './order.ts';
import type { Instead } from './own-builtin.ts';

/**
 * Relations of points and ranges that `feelin` lacks (DMN 1.3, table 78). Null for arguments of other kinds, among
 * them ranges without one of their ends.
 */
export const rangeBuiltins = {
  'overlaps before': between(overlapsBefore),
  'overlaps after': between((one, other) => overlapsBefore(other, one)),
  finishes: pointOr((point, range) => endsWith(range, point), finishes),
  'finished by': turned(pointOr((point, range) => endsWith(range, point), finishes)),
  during: pointOr((point, range) => range.includes(point), isWithin),
  starts: pointOr((point, range) => startsWith(range, point), starts),
  'started by': turned(pointOr((point, range) => startsWith(range, point), starts)),
  coincides: (args) => {
    const [one, other] = args;
    if (one instanceof FeelRange || other instanceof FeelRange)
      return between((left, right) => equal(left, right))(args);
    return equal(one, other);
  },
} as const satisfies Readonly<Record<string, Instead>>;

/** What their parameters are called. */
export const rangeParameters: { readonly [N in keyof typeof rangeBuiltins]: readonly string[] } = {
  'overlaps before': ['range1', 'range2'],
  'overlaps after': ['range1', 'range2'],
  finishes: ['point', 'range'],
  'finished by': ['range', 'point'],
  during: ['point', 'range'],
  starts: ['point', 'range'],
  'started by': ['range', 'point'],
  coincides: ['point1', 'point2'],
};

type Relation = (one: FeelRange, other: FeelRange) => boolean | null;

function between(relation: Relation): Instead {
  return ([one, other]) => (isClosed(one) && isClosed(other) ? relation(one, other) : null);
}

function pointOr(
  ofPoint: (point: FeelValue, range: FeelRange) => boolean | null,
  relation: Relation,
): Instead {
  return (args) => {
    const [one, other] = args;
    if (one instanceof FeelRange) return between(relation)(args);
    return one === null || one === undefined || !isClosed(other) ? null : ofPoint(one, other);
  };
}

function turned(answer: Instead): Instead {
  return ([one, other]) => answer([other, one]);
}

function isClosed(value: unknown): value is FeelRange {
  return value instanceof FeelRange && value.start !== null && value.end !== null;
}

function startsWith(range: FeelRange, point: FeelValue): boolean {
  return range['start included'] && equal(range.start, point) === true;
}

function endsWith(range: FeelRange, point: FeelValue): boolean {
  return range['end included'] && equal(range.end, point) === true;
}

/** Whether one begins no later than the other, with every point that it begins with. */
function beginsBefore(one: FeelRange, other: FeelRange, strictly = false): boolean {
  if (precedes(one.start, other.start)) return true;
  if (equal(one.start, other.start) !== true) return false;
  const [mine, its] = [one['start included'], other['start included']];
  return strictly ? mine && !its : mine || !its;
}

function endsAfter(one: FeelRange, other: FeelRange): boolean {
  if (precedes(other.end, one.end)) return true;
  return equal(one.end, other.end) === true && (one['end included'] || !other['end included']);
}

function overlapsBefore(one: FeelRange, other: FeelRange): boolean {
  const meets =
    precedes(other.start, one.end) ||
    (equal(one.end, other.start) === true && one['end included'] && other['start included']);
  return beginsBefore(one, other, true) && meets && endsAfter(other, one);
}

function finishes(one: FeelRange, other: FeelRange): boolean {
  return (
    equal(one.end, other.end) === true &&
    one['end included'] === other['end included'] &&
    beginsBefore(other, one)
  );
}

function starts(one: FeelRange, other: FeelRange): boolean {
  return (
    equal(one.start, other.start) === true &&
    one['start included'] === other['start included'] &&
    endsAfter(other, one)
  );
}

function isWithin(one: FeelRange, other: FeelRange): boolean {
  return beginsBefore(other, one) && endsAfter(other, one);
}
