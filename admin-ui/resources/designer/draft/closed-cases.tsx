import CheckOutlined from '@mui/icons-material/CheckOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import EastOutlined from '@mui/icons-material/EastOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import IconButton from '@mui/material/IconButton';
import { Link } from 'react-router';
import type { Rehearsal } from '../../../../api/contract/rehearsals.ts';
import { useWords } from '../../../messages/use-words.ts';

export interface ClosedCasesProps {
  /** Null before the first cases are taken. */
  readonly rehearsal: Rehearsal | null;
  /** Where each case is shown. */
  readonly to: string;
  readonly onClose: () => void;
}

/** What became of the closed cases on the draft, over the drawing. */
export function ClosedCases({ rehearsal, to, onClose }: ClosedCasesProps) {
  const { t, number } = useWords();
  const counts = {
    closed: number(rehearsal?.closed ?? 0),
    done: number(rehearsal?.done ?? 0),
    total: number(rehearsal?.total ?? 0),
  };
  const runs = rehearsal === null || rehearsal.done < rehearsal.total;
  return (
    <section className="bh-closed-cases" aria-label={t('designer.closedCases.title')}>
      <b>
        <HistoryOutlined />
        {t('designer.closedCases.title')}
      </b>
      <output aria-live="polite">
        {t(runs ? 'designer.closedCases.running' : 'designer.closedCases.count', counts)}
      </output>
      {rehearsal === null ? null : (
        <>
          <span className="same">
            <CheckOutlined />
            {t('procedures.rehearsal.outcome.same')} {number(rehearsal.same)}
          </span>
          <span className="different">
            <EastOutlined />
            {t('procedures.rehearsal.outcome.different')} {number(rehearsal.different)}
          </span>
          <span className={rehearsal.stands > 0 ? 'stands' : ''}>
            <ErrorOutlineOutlined />
            {t('procedures.rehearsal.outcome.stands')} {number(rehearsal.stands)}
          </span>
        </>
      )}
      <span className="bh-grow" />
      <Link to={to}>{t('designer.closedCases.look')}</Link>
      <IconButton size="small" aria-label={t('designer.closedCases.close')} onClick={onClose}>
        <CloseOutlined fontSize="inherit" />
      </IconButton>
    </section>
  );
}
