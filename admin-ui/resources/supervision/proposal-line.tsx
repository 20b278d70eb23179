import type { CardProposal } from '../../../api/contract/supervision.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { CardTag } from '../../fields/card-tag.tsx';
import { useWords } from '../../messages/use-words.ts';
import { whomOf } from './whom-of.ts';

type Decided = CardProposal & { readonly decision: NonNullable<CardProposal['decision']> };

/** A drafted card that did not take effect: what it said, who drafted it, and why not. */
export function ProposalLine({ proposal }: { readonly proposal: Decided }) {
  const { t, name } = useWords();
  const rule = useDateRule();
  const { decision, decidedBy, decidedAt, remark, proposedBy, proposedAt } = proposal;
  const when = (at: string): string => dateWords(Date.parse(at), rule);
  return (
    <li className="over">
      <div className="line">
        <CardTag level={proposal.level} />
        <b>{t('supervision.to', { who: whomOf(proposal, name) })}</b>
        <span className="bh-3 bh-sm">{t(`supervision.decision.${decision}`)}</span>
      </div>
      <p>{proposal.reason}</p>
      <p className="bh-3 bh-sm">
        {t('supervision.drafted', { who: name(proposedBy), time: when(proposedAt) })}
      </p>
      {remark === null ? null : <p>{remark}</p>}
      {decidedAt === null ? null : (
        <p className="bh-3 bh-sm">
          {t('supervision.closedBy', {
            who: decidedBy === null ? t('supervision.system') : name(decidedBy),
            time: when(decidedAt),
          })}
        </p>
      )}
    </li>
  );
}
