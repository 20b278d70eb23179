import type { Counted } from '../../../api/contract/statistics.ts';
import { rateOf, type Indicator, type Ratio } from '../../../domain/evaluation/indicators.ts';
import { useWords } from '../../messages/use-words.ts';

export const ratioOf = ({ indicators }: Counted, name: Indicator): Ratio =>
  indicators[name] ?? { numerator: 0, denominator: 0 };

/** `93.7%`; a dash where nothing was to be counted. */
export const percentOf = (ratio: Ratio): string => {
  const rate = rateOf(ratio);
  return rate === null ? '–' : `${(100 * rate).toFixed(1)}%`;
};

/** A rate with its fraction, always (screens section 7). */
export function Rate({ ratio }: { readonly ratio: Ratio }) {
  const { number } = useWords();
  return (
    <>
      {percentOf(ratio)}
      {ratio.denominator === 0 ? null : (
        <div className="bh-3 bh-sm">
          {number(ratio.numerator)} ÷ {number(ratio.denominator)}
        </div>
      )}
    </>
  );
}
