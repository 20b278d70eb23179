import type { CardProposal, SupervisionCard } from '../../../api/contract/supervision.ts';
import { ClockChip } from '../../clocks/clock-chip.tsx';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { CardTag } from '../../fields/card-tag.tsx';
import { useWords } from '../../messages/use-words.ts';
import { ProposalLine } from './proposal-line.tsx';
import { whomOf } from './whom-of.ts';
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
  return (
    <li className={card.ending === null ? '' : 'over'}>
      <div className="line">
        <CardTag level={card.level} />
        <b>{t('supervision.to', { who: whomOf(card, name) })}</b>
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
      {card.reason === null ? null : <p>{card.reason}</p>}
      {card.cause === null ? null : <p>{t(`supervision.cause.${card.cause}`)}</p>}
      <p className="bh-3 bh-sm">
        {card.issuedBy === null
          ? t('supervision.issuedBySystem', by(null, card.issuedAt))
          : t('supervision.issued', by(card.issuedBy, card.issuedAt))}
        {card.approvedBy === null ? null : (
          <span className="bh-dot">
            {t('supervision.approvedBy', { who: name(card.approvedBy) })}
          </span>
        )}
      </p>
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

/**
 * The supervision cards of a case, the newest first, and what was drafted and did not take effect; nothing where there
 * are none. What waits for approval stands above (`proposal-card.tsx`), what was approved is the card itself.
 */
export function CaseCards({
  cards,
  proposals,
}: {
  readonly cards: readonly SupervisionCard[];
  readonly proposals: readonly CardProposal[];
}) {
  const { t } = useWords();
  const failed = proposals.flatMap((proposal) => {
    const { decision } = proposal;
    return decision === null || decision === 'approved' ? [] : [{ ...proposal, decision }];
  });
  return cards.length + failed.length === 0 ? null : (
    <section className="bh-case-cards" aria-label={t('supervision.cards')}>
      <h3>{t('supervision.cards')}</h3>
      <ul>
        {cards.map((card) => (
          <Card key={card.id} card={card} />
        ))}
        {failed.map((proposal) => (
          <ProposalLine key={proposal.id} proposal={proposal} />
        ))}
      </ul>
    </section>
  );
}
