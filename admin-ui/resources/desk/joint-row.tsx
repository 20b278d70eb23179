import CheckCircleOutline from '@mui/icons-material/CheckCircleOutlined';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import MarkEmailUnreadOutlined from '@mui/icons-material/MarkEmailUnreadOutlined';
import Pause from '@mui/icons-material/Pause';
import type { SvgIconComponent } from '@mui/icons-material';
import { Link } from 'react-router';
import type { JointCase, Party, PartyState } from '../../../api/contract/desk.ts';
import { ClockChip } from '../../clocks/clock-chip.tsx';
import { PriorityMark } from '../../fields/priority-mark.tsx';
import { SecrecyMark } from '../../fields/secrecy-mark.tsx';
import { useWords } from '../../messages/use-words.ts';
import { UrgeButton } from './urge-button.tsx';
import { useWhom } from './whom.ts';

const icons: { readonly [S in PartyState]: SvgIconComponent } = {
  'not-taken': MarkEmailUnreadOutlined,
  'at-work': HourglassEmpty,
  'waits-for-answer': Pause,
  answered: CheckCircleOutline,
};

const owes: ReadonlySet<PartyState> = new Set(['not-taken', 'at-work']);

function PartyLine({ party }: { readonly party: Party }) {
  const { t } = useWords();
  const whom = useWhom();
  const Icon = icons[party.state];
  return (
    <li className={party.state}>
      <Icon className="bh-icon" aria-hidden="true" />
      <span>{whom(party)}</span>
      <em>{t(`desk.party.${party.state}`)}</em>
    </li>
  );
}

/** A matter that several work on at once, and how far each of them is. */
export function JointRow({ row: matter }: { readonly row: JointCase }) {
  const { t, number } = useWords();
  const owing = matter.parties.filter(({ state }) => owes.has(state)).length;
  return (
    <li className="row">
      <ClockChip
        state={matter.clockState}
        dueAt={matter.dueAt}
        remainingMillis={matter.remainingMillis}
        unit={matter.limitUnit}
        terse
      />
      <span className="matter">
        <Link to={`/cases/${encodeURIComponent(matter.number)}`} className="title">
          {matter.title}
        </Link>
        <span className="bh-3 bh-sm">
          {matter.number} <PriorityMark urgency={matter.urgency} />{' '}
          <SecrecyMark secrecy={matter.secrecy} />
          <b className="bh-dot close owing">
            {owing === 0 ? t('desk.allAnswered') : t('desk.unanswered', { count: number(owing) })}
          </b>
        </span>
        <ul className="parties">
          {matter.parties.map((party) => (
            <PartyLine key={party.unit?.id ?? party.person?.id ?? party.role ?? ''} party={party} />
          ))}
        </ul>
      </span>
      <UrgeButton caseId={matter.id} caseNumber={matter.number} />
    </li>
  );
}
