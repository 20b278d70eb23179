import { Link } from 'react-router';
import type { LedgerFault } from '../../../api/contract/audit.ts';
import { SecrecyMark } from '../../fields/secrecy-mark.tsx';
import { useWords } from '../../messages/use-words.ts';

/** Cases whose ledgers do not hold, with the entry and what is wrong with it. */
export function FaultLines({ faults }: { readonly faults: readonly LedgerFault[] }) {
  const { t, number } = useWords();
  return (
    <ul className="bh-lines">
      {faults.map(({ caseId, number: of, title, secrecy, seq, reason }) => (
        <li key={caseId}>
          <Link to={`/cases/${encodeURIComponent(caseId)}/audit`}>{of}</Link>
          <span>
            {title} <SecrecyMark secrecy={secrecy} />
          </span>
          <span className="bh-bad">
            {t('audit.ledgers.seq', { seq: number(seq) })}
            <span className="bh-dot" />
            {t(`audit.ledgers.reason.${reason}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
