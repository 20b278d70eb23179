import { FeelDate } from 'feelin';
import type { FeelFunction } from 'feelin';
import { functionOf } from './feel-function.ts';

/** By their brackets. */
const makers: Readonly<Record<string, FeelFunction>> = Object.fromEntries(
  ['[', '(', ']'].flatMap((open) =>
    [']', ')', '['].map((close) => [
      `${open}${close}`,
      functionOf(`${open}start..end${close}`, ['start', 'end']),
    ]),
  ),
);

/** A range that has both of its ends, or null: one that is missing does not leave it open. */
export function interval(start: unknown, end: unknown, brackets: string): unknown {
  return (start ?? null) === null || (end ?? null) === null
    ? null
    : makers[brackets]?.invoke([start, end]);
}

const range = functionOf('[start..end]', ['start', 'end']);

export function rangeOf(start: unknown, end: unknown): unknown {
  return range.invoke([start, end]);
}

/** How far it is to go, in days; negative backwards. */
export function daysBetween(start: FeelDate, end: FeelDate): number {
  return start.unwrap().until(end.unwrap()).days;
}

/** One after the other, forwards or backwards. */
export function daysFrom(start: FeelDate, distance: number): readonly FeelDate[] {
  return Array.from(
    { length: Math.abs(distance) + 1 },
    (_, index) => new FeelDate(start.unwrap().add({ days: index * Math.sign(distance) })),
  );
}
