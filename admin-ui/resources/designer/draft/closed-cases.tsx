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
  /** The version of the draft by now; what was run may be older. */
  readonly version: number;
  /** Where each case is shown. */
  readonly to: string;
  readonly onClose: () => void;
}

function Counts({
  rehearsal,
  version,
}: {
  readonly rehearsal: Rehearsal;
  readonly version: number;
}) {
  const { t, number } = useWords();
  const { same, different, stands } = rehearsal;
  return (
    <>
      <span className="same">
        <CheckOutlined />
        {t('procedures.rehearsal.outcome.same')} {number(same)}
      </span>
      <span className="different">
        <EastOutlined />
        {t('procedures.rehearsal.outcome.different')} {number(different)}
      </span>
      <span className={stands > 0 ? 'stands' : ''}>
        <ErrorOutlineOutlined />
        {t('procedures.rehearsal.outcome.stands')} {number(stands)}
      </span>
      {rehearsal.draftVersion === version ? null : (
        <span className="bh-tag warn">{t('procedures.rehearsal.outdated')}</span>
      )}
    </>
  );
}

const nothing = { closed: 0, done: 0, total: 0 };

/** What became of the closed cases on the draft, over the drawing. */
export function ClosedCases({ rehearsal, version, to, onClose }: ClosedCasesProps) {
  const { t, number } = useWords();
  const { closed, done, total } = rehearsal ?? nothing;
  const runs = rehearsal === null || done < total;
  const counts = { closed: number(closed), done: number(done), total: number(total) };
  return (
    <section className="bh-closed-cases" aria-label={t('designer.closedCases.title')}>
      <b>
        <HistoryOutlined />
        {t('designer.closedCases.title')}
      </b>
      <output aria-live="polite">
        {t(runs ? 'designer.closedCases.running' : 'designer.closedCases.count', counts)}
      </output>
      {rehearsal === null ? null : <Counts rehearsal={rehearsal} version={version} />}
      <span className="bh-grow" />
      <Link to={to}>{t('designer.closedCases.look')}</Link>
      <IconButton size="small" aria-label={t('designer.closedCases.close')} onClick={onClose}>
        <CloseOutlined fontSize="inherit" />
      </IconButton>
    </section>
  );
}
