import type { Named } from '../contract/common.ts';
import type { ForecastHypothesis } from '../contract/forecast.ts';
import type { ForecastRow } from './forecast-rows.ts';

const most = 6;
/** As many cases as somebody would look through and hand over. */
const mostCases = 20;
/** A case is worth handing over when it makes a tenth of a difference. */
const least = 0.1;

export const sumOf = (shares: readonly number[] | null): number =>
  (shares ?? []).reduce((total, share) => total + share, 0);

interface Gain {
  readonly kind: ForecastHypothesis['kind'];
  readonly of: Named;
  readonly to: Named | null;
  readonly caseId: string;
  readonly gain: number;
}

const gainsOf = (row: ForecastRow): readonly Gain[] => {
  const now = sumOf(row.hours);
  const { case_id: caseId, unit, person, reassigned_to: to } = row;
  return [
    ...(unit === null || to === null
      ? []
      : [
          {
            kind: 'reassign' as const,
            of: unit,
            to,
            caseId,
            gain: now - sumOf(row.reassigned_hours),
          },
        ]),
    ...(person === null || row.longer_hours === null
      ? []
      : [
          {
            kind: 'longer' as const,
            of: person,
            to: null,
            caseId,
            gain: now - sumOf(row.longer_hours),
          },
        ]),
  ];
};

/** What would help most, each for the cases of one unit or person; `expected` is the number without it. */
export const hypothesesOf = (
  rows: readonly ForecastRow[],
  expected: number,
): ForecastHypothesis[] => {
  const gains = rows.flatMap(gainsOf).filter(({ gain }) => gain >= least);
  const groups = Map.groupBy(gains, ({ kind, of, to }) => JSON.stringify([kind, of.id, to?.id]));
  return [...groups.values()]
    .flatMap((group) => {
      const best = group.toSorted((one, other) => other.gain - one.gain).slice(0, mostCases);
      const [first] = best;
      if (first === undefined) return [];
      const gain = best.reduce((total, each) => total + each.gain, 0);
      const { kind, of, to } = first;
      const cases = best.map(({ caseId }) => caseId);
      return [{ kind, of, to, cases, expected: Math.max(0, expected - gain) }];
    })
    .toSorted((one, other) => one.expected - other.expected)
    .slice(0, most);
};
