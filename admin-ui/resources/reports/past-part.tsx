import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import { Link } from 'react-router';
import { pastCasesWithin } from '../../../api/contract/reports.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';
import { usePastCases } from './open-case-queries.ts';
import type { Point } from './sketch.ts';

/** What was closed at the same place lately: the caller may speak of it. Nothing is drawn where nothing was. */
export function PastPart({ point }: { readonly point: Point | null }) {
  const { t } = useWords();
  const rule = useDateRule();
  const past = usePastCases(point) ?? [];
  if (past.length === 0) return null;
  const title = t('reports.past.title', { days: pastCasesWithin.days });
  return (
    <section className="bh-card past" aria-label={title}>
      <header>
        <h2>
          <HistoryOutlined className="bh-icon" aria-hidden="true" />
          {title}
        </h2>
      </header>
      <ul>
        {past.map(({ caseId, title: name, endedAt, reworks }) => {
          const time = dateWords(Date.parse(endedAt), rule);
          return (
            <li key={caseId}>
              <Link to={`/cases/${encodeURIComponent(caseId)}`} target="_blank">
                {name}
              </Link>
              <span className="bh-3">
                {reworks === 0
                  ? t('reports.past.closed', { time })
                  : t('reports.past.reworked', { time, count: reworks })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
