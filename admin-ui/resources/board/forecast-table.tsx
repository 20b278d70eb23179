import { Link } from 'react-router';
import type { Forecast } from '../../../api/contract/forecast.ts';
import { timeOfDay } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { SecrecyMark } from '../../fields/secrecy-mark.tsx';
import { useWords } from '../../messages/use-words.ts';

const share = (probability: number): string => `${String(Math.round(100 * probability))}%`;

/** The numbers behind the picture, and the cases that are likeliest to become overdue. */
export function ForecastTable({ forecast }: { readonly forecast: Forecast }) {
  const { t } = useWords();
  const { zone } = useDateRule();
  return (
    <details>
      <summary>{t('forecast.table')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('forecast.hour')}</th>
            <th scope="col">{t('forecast.expected')}</th>
            <th scope="col">{t('forecast.avoidable')}</th>
          </tr>
        </thead>
        <tbody>
          {forecast.hours.map(({ endsAt, expected, avoidable }) => (
            <tr key={endsAt}>
              <th scope="row">{timeOfDay(Date.parse(endsAt), zone)}</th>
              <td>{expected.toFixed(1)}</td>
              <td>{avoidable.toFixed(1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('forecast.likeliest')}</th>
            <th scope="col">{t('forecast.probability')}</th>
          </tr>
        </thead>
        <tbody>
          {forecast.likeliest.map(({ caseId, number, title, secrecy, probability }) => (
            <tr key={caseId}>
              <th scope="row">
                <Link to={`/cases/${encodeURIComponent(number)}`}>
                  {number} {title}
                </Link>{' '}
                <SecrecyMark secrecy={secrecy} />
              </th>
              <td>{share(probability)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
