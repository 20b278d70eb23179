import type { CaseDetail } from '../../../api/contract/cases.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { CardTag } from '../../fields/card-tag.tsx';
import { useWords } from '../../messages/use-words.ts';
import type { CaseActor } from '../cases/use-case-actor.ts';
import { ProposalAnswer } from './proposal-answer.tsx';
import { whomOf } from './whom-of.ts';
import './supervision.css';

/** The drafted card of a case that waits for approval, where whoever opens the case sees it; nothing where none waits. */
export function ProposalCard({
  detail: { cardProposals, actions },
  actor,
}: {
  readonly detail: Pick<CaseDetail, 'cardProposals' | 'actions'>;
  readonly actor: CaseActor;
}) {
  const { t, name } = useWords();
  const rule = useDateRule();
  const proposal = cardProposals.find(({ decision }) => decision === null);
  return proposal === undefined ? null : (
    <section className="bh-card bh-proposal" aria-label={t('cards.waiting')}>
      <header>
        <CardTag level={proposal.level} />
        <h2>{t('cards.waiting')}</h2>
        <span className="bh-2 bh-sm">{t('supervision.to', { who: whomOf(proposal, name) })}</span>
        <span className="bh-grow" />
        <span className="bh-3 bh-sm">
          {t('supervision.drafted', {
            who: name(proposal.proposedBy),
            time: dateWords(Date.parse(proposal.proposedAt), rule),
          })}
        </span>
      </header>
      <ProposalAnswer proposal={proposal} actions={actions} actor={actor} />
    </section>
  );
}
