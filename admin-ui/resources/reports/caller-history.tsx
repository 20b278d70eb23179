import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import { Link } from 'react-router';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';
import { useCallerHistory } from './open-case-queries.ts';

/** What the same number has reported before, and the last of it (screens d). Nothing is drawn where there is nothing. */
export function CallerHistory({ phone }: { readonly phone: string }) {
  const { t } = useWords();
  const rule = useDateRule();
  const { last, times } = useCallerHistory(phone);
  if (last === null) return null;
  return (
    <p className="hint">
      <HistoryOutlined aria-hidden="true" />
      <span>
        {t('reports.history.times', {
          smart_count: times,
          time: dateWords(Date.parse(last.createdAt), rule),
        })}{' '}
        <Link to={`/cases/${encodeURIComponent(last.id)}`} target="_blank">
          {last.title}
        </Link>
        {t('reports.history.state', { state: t(`cases.state.${last.state}`) })}
      </span>
    </p>
  );
}
