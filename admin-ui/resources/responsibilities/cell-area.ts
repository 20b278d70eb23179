/** A place of the drawn table, counted from 0. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** What is chosen: a rectangle, from where it began to where it goes. */
export interface Area {
  readonly from: Spot;
  readonly to: Spot;
}

export interface Bounds {
  readonly rows: number;
  readonly columns: number;
}

const between = (one: number, other: number): readonly number[] =>
  Array.from({ length: Math.abs(one - other) + 1 }, (_, index) => Math.min(one, other) + index);

/** Every place of the rectangle, row by row. */
export const spotsOf = ({ from, to }: Area): readonly Spot[] =>
  between(from.row, to.row).flatMap((row) =>
    between(from.column, to.column).map((column) => ({ row, column })),
  );

/** First and last chosen column of a row; null when none of it is chosen. */
export const chosenIn = (area: Area | null, row: number): readonly [number, number] | null => {
  if (area === null) return null;
  const { from, to } = area;
  if (row < Math.min(from.row, to.row) || row > Math.max(from.row, to.row)) return null;
  return [Math.min(from.column, to.column), Math.max(from.column, to.column)];
};

const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

const clamp = (value: number, length: number): number => Math.min(Math.max(value, 0), length - 1);

/** Where a key leads (WAI-ARIA grid); null for keys that lead nowhere. */
export function spotAfter(at: Spot, key: string, wide: boolean, bounds: Bounds): Spot | null {
  const last = { row: bounds.rows - 1, column: bounds.columns - 1 };
  if (key === 'Home') return { row: wide ? 0 : at.row, column: 0 };
  if (key === 'End') return { row: wide ? last.row : at.row, column: last.column };
  const step = steps[key];
  if (step === undefined) return null;
  return {
    row: clamp(at.row + step[0], bounds.rows),
    column: clamp(at.column + step[1], bounds.columns),
  };
}
