import type { SupervisionCard } from '../../../api/contract/supervision.ts';
import { ClockChip } from '../../clocks/clock-chip.tsx';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { CardTag } from '../../fields/card-tag.tsx';
import { useWords } from '../../messages/use-words.ts';
import './supervision.css';

const stateOf = ({ ending, acknowledgedAt, answeredAt }: SupervisionCard) => {
  if (ending !== null) return ending;
  if (answeredAt !== null) return 'answered';
  return acknowledgedAt === null ? 'waiting' : 'acknowledged';
};

function Card({ card }: { readonly card: SupervisionCard }) {
  const { t, name } = useWords();
  const rule = useDateRule();
  const by = (who: SupervisionCard['closedBy'], at: string | null) => ({
    who: who === null ? '' : name(who),
    time: at === null ? '' : dateWords(Date.parse(at), rule),
  });
  const whom = [card.unit, ...(card.person === null ? [] : [card.person])].map(name).join(' · ');
  return (
    <li className={card.ending === null ? '' : 'over'}>
      <div className="line">
        <CardTag level={card.level} />
        <b>{t('supervision.to', { who: whom })}</b>
        <span className="bh-3 bh-sm">{t(`supervision.${stateOf(card)}`)}</span>
        <span className="bh-grow" />
        {card.ending === 'withdrawn' || card.ending === 'raised' ? null : (
          <ClockChip
            state={card.clockState}
            dueAt={card.dueAt}
            remainingMillis={card.remainingMillis}
            unit={card.limit.unit}
          />
        )}
      </div>
      <p>{card.reason}</p>
      <p className="bh-3 bh-sm">{t('supervision.issued', by(card.issuedBy, card.issuedAt))}</p>
      {card.acknowledgedAt === null || card.answeredAt === card.acknowledgedAt ? null : (
        <p className="bh-3 bh-sm">
          {t('supervision.signedBy', by(card.acknowledgedBy, card.acknowledgedAt))}
        </p>
      )}
      {card.answer === null ? null : (
        <>
          <p>{card.answer}</p>
          <p className="bh-3 bh-sm">
            {t('supervision.answeredBy', by(card.answeredBy, card.answeredAt))}
          </p>
        </>
      )}
      {card.closing === null ? null : (
        <>
          <p>{card.closing}</p>
          <p className="bh-3 bh-sm">
            {t('supervision.closedBy', by(card.closedBy, card.closedAt))}
          </p>
        </>
      )}
    </li>
  );
}

/** The supervision cards of a case, the newest first; nothing where there are none. */
export function CaseCards({ cards }: { readonly cards: readonly SupervisionCard[] }) {
  const { t } = useWords();
  return cards.length === 0 ? null : (
    <section className="bh-case-cards" aria-label={t('supervision.cards')}>
      <h3>{t('supervision.cards')}</h3>
      <ul>
        {cards.map((card) => (
          <Card key={card.id} card={card} />
        ))}
      </ul>
    </section>
  );
}
