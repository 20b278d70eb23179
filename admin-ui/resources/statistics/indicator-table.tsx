import type { Counted } from '../../../api/contract/statistics.ts';
import { indicatorNames, indicators } from '../../../domain/evaluation/indicators.ts';
import { useWords } from '../../messages/use-words.ts';
import { Rate, ratioOf } from './ratio.tsx';

/** Every indicator of the assessment for the whole period, with what divides by what (domain.md 3.5). */
export function IndicatorTable({ total }: { readonly total: Counted }) {
  const { t, pick } = useWords();
  return (
    <section className="bh-card" aria-label={t('statistics.indicators')}>
      <header>
        <h2>{t('statistics.indicators')}</h2>
        <span className="bh-3 bh-sm">{t('statistics.indicatorsNote')}</span>
      </header>
      <table className="bh-table bh-stacked bh-statistics-indicators">
        <thead>
          <tr>
            <th scope="col">{t('statistics.indicator')}</th>
            <th scope="col" className="number">
              {t('statistics.rate')}
            </th>
            <th scope="col">{t('statistics.howCounted')}</th>
          </tr>
        </thead>
        <tbody>
          {indicatorNames.map((name) => (
            <tr key={name}>
              <th scope="row">{pick(indicators[name].label, indicators[name].labelEn)}</th>
              <td className="number">
                <Rate ratio={ratioOf(total, name)} />
              </td>
              <td className="bh-2 whole">{t(`statistics.definition.${name}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="bh-3 bh-sm note">{t('statistics.note')}</p>
    </section>
  );
}
