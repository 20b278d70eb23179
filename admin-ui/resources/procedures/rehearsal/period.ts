/** How far back closed cases are taken, in days. */
const periods = { month: 31, quarter: 92, year: 366 } as const;
export type Period = keyof typeof periods;
export const periodNames = ['month', 'quarter', 'year'] as const satisfies readonly Period[];

const dayMillis = 24 * 60 * 60_000;

/** The time up to `to` (milliseconds since the epoch), as rehearsals are asked for. */
export const periodUntil = (
  period: Period,
  to: number,
): { readonly from: string; readonly to: string } => ({
  from: new Date(to - periods[period] * dayMillis).toISOString(),
  to: new Date(to).toISOString(),
});
