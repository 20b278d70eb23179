import type { CaseDetail } from '../../../api/contract/cases.ts';
import type { SupervisionCard } from '../../../api/contract/supervision.ts';
import { ClockChip } from '../../clocks/clock-chip.tsx';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { CardTag } from '../../fields/card-tag.tsx';
import { useWords } from '../../messages/use-words.ts';
import type { CaseActor } from '../cases/use-case-actor.ts';
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
 * The supervision cards of a case, the newest first, and what was drafted and waits or was not approved; nothing where
 * there are none.
 */
export function CaseCards({
  detail: { cards, cardProposals, actions },
  actor,
}: {
  readonly detail: Pick<CaseDetail, 'cards' | 'cardProposals' | 'actions'>;
  readonly actor: CaseActor;
}) {
  const { t } = useWords();
  // What was approved is the card itself.
  const drafts = cardProposals.filter(({ decision }) => decision !== 'approved');
  const waiting = drafts.filter(({ decision }) => decision === null);
  const decided = drafts.filter(({ decision }) => decision !== null);
  const lineOf = (proposal: (typeof drafts)[number]) => (
    <ProposalLine
      key={proposal.id}
      proposal={proposal}
      offered={(name) => actions.find(({ action }) => action === name)}
      actor={actor}
    />
  );
  return cards.length + drafts.length === 0 ? null : (
    <section className="bh-case-cards" aria-label={t('supervision.cards')}>
      <h3>{t('supervision.cards')}</h3>
      <ul>
        {waiting.map(lineOf)}
        {cards.map((card) => (
          <Card key={card.id} card={card} />
        ))}
        {decided.map(lineOf)}
      </ul>
    </section>
  );
}
