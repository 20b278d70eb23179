import type { CataloguePeriod } from '../../../api/contract/catalogue.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';
import { usePeriodStart } from './use-period-start.ts';

/** When a version was in force, and who brought it in. */
export function PeriodLine({ period }: { readonly period: CataloguePeriod }) {
  const { t, name } = useWords();
  const rule = useDateRule();
  const since = usePeriodStart()(period);
  const when =
    period.until === null
      ? t('catalogue.since', { since })
      : t('catalogue.sinceUntil', { since, until: dateWords(Date.parse(period.until), rule) });
  return (
    <p className="bh-3 bh-sm">
      {when} · {period.by === null ? t('catalogue.brought') : name(period.by)}
    </p>
  );
}
