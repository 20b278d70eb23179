import { useWords } from '../../messages/use-words.ts';

const short = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

/** Words for `2026-11`: the month alone, or with its year. */
export function useMonthWords(): (month: string, withYear: boolean) => string {
  const { english, t } = useWords();
  return (month, withYear) => {
    const [year = '', number = ''] = month.split('-');
    const name = english
      ? short.format(Date.UTC(Number(year), Number(number) - 1))
      : t('statistics.monthOf', { month: Number(number) });
    return withYear ? t('statistics.monthOfYear', { year, month: name }) : name;
  };
}
