import { isRecord } from '../../domain/is-record.ts';

/** Whether what was kept has the shape that a form writes: it may be of an earlier release, or broken. */
export type Shape<T> = (kept: unknown) => kept is T;

export const isText: Shape<string> = (kept) => typeof kept === 'string';
export const textOrNothing: Shape<string | null> = (kept): kept is string | null =>
  kept === null || isText(kept);

export const oneOf =
  <T extends string>(known: readonly T[]): Shape<T> =>
  (kept): kept is T =>
    known.some((each) => each === kept);

export const orNothing =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (kept): kept is T | null =>
    kept === null || shape(kept);

/** It may be missing. */
export const orAbsent =
  <T>(shape: Shape<T>): Shape<T | undefined> =>
  (kept): kept is T | undefined =>
    kept === undefined || shape(kept);

export const listOf =
  <T>(shape: Shape<T>): Shape<T[]> =>
  (kept): kept is T[] =>
    Array.isArray(kept) && kept.every((each) => shape(each));

export const withFields =
  <T extends object>(fields: {
    readonly [F in keyof T]-?: Shape<T[F]> | Shape<T[F] | undefined>;
  }): Shape<T> =>
  (kept): kept is T => {
    const shapes: Readonly<Record<string, (value: unknown) => boolean>> = fields;
    return isRecord(kept) && Object.entries(shapes).every(([name, shape]) => shape(kept[name]));
  };
