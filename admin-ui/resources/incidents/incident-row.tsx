import { Link } from 'react-router';
import type { Incident } from '../../../api/contract/incidents.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { SecrecyMark } from '../../fields/secrecy-mark.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useTries } from './use-tries.ts';

/** One incident: since when, what failed and why, in which case, how often it was tried. */
export function IncidentRow({ incident }: { readonly incident: Incident }) {
  const { t, code, pick } = useWords();
  const rule = useDateRule();
  const tries = useTries();
  const isOpen = incident.state === 'open';
  return (
    <li className={isOpen ? 'row' : 'row resolved'}>
      <Link to={`/incidents/${encodeURIComponent(incident.id)}`}>
        <span className="since">
          <span className={isOpen ? 'bh-tag bad' : 'bh-tag ok'}>
            {t(`incidents.state.${incident.state}`)}
          </span>
          <time className="bh-3 bh-sm" dateTime={incident.openedAt}>
            {dateWords(Date.parse(incident.openedAt), rule)}
          </time>
        </span>
        <span className="what">
          <span className="title">
            <b className="bh-cut">{pick(incident.elementName, incident.elementNameEn)}</b>
            <span className="bh-2 bh-cut">{code('incident', incident.code)}</span>
          </span>
          <span className="bh-cut bh-3 bh-sm bh-mono" title={incident.message}>
            {incident.message}
          </span>
        </span>
        <span className="case">
          <span className="bh-row">
            <span className="bh-cut" title={incident.title}>
              {incident.title}
            </span>
            <SecrecyMark secrecy={incident.secrecy} />
          </span>
          <span className="bh-3 bh-sm bh-mono">{incident.caseNumber}</span>
        </span>
        <span className="tries bh-2 bh-sm">
          {tries(incident).map((line) => (
            <span key={line}>{line}</span>
          ))}
        </span>
      </Link>
    </li>
  );
}
