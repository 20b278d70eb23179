import { Link } from 'react-router';
import type { CardReport } from '../../../api/contract/supervision.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { CardTag } from '../../fields/card-tag.tsx';
import { useWords } from '../../messages/use-words.ts';

/** Drafted cards that wait for approval, with the way to it; nothing where none waits. */
export function WaitingCards({ waiting }: { readonly waiting: CardReport['waiting'] }) {
  const { t, name } = useWords();
  const rule = useDateRule();
  return waiting.length === 0 ? null : (
    <section className="bh-card waiting-cards" aria-label={t('cards.waiting')}>
      <header>
        <h2>{t('cards.waiting')}</h2>
        <span className="bh-3 bh-sm">{t('cards.waitingHint')}</span>
      </header>
      <ul>
        {waiting.map(({ id, caseNumber, title, level, unit, proposedBy, proposedAt }) => (
          <li key={id}>
            <CardTag level={level} />
            <Link to={`/cases/${encodeURIComponent(caseNumber)}`}>{title}</Link>
            <span className="bh-3 bh-sm">{caseNumber}</span>
            <span className="bh-2 bh-sm">{t('supervision.to', { who: name(unit) })}</span>
            <span className="bh-grow" />
            <span className="bh-3 bh-sm">
              {t('supervision.drafted', {
                who: name(proposedBy),
                time: dateWords(Date.parse(proposedAt), rule),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
