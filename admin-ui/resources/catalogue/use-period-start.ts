import type { CataloguePeriod } from '../../../api/contract/catalogue.ts';
import { dateWords, wholeDayWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';

/** When a version came in force: a moment, of the one that the installation brought only the day. */
export function usePeriodStart(): (period: CataloguePeriod) => string {
  const rule = useDateRule();
  return ({ since, by }) =>
    by === null
      ? wholeDayWords(Date.parse(since), 'UTC', rule.tongue)
      : dateWords(Date.parse(since), rule);
}
