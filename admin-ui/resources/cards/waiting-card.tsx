import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import type { CardReport } from '../../../api/contract/supervision.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { CardTag } from '../../fields/card-tag.tsx';
import { PagePending } from '../../layout/page-pending.tsx';
import { SecrecyMark } from '../../fields/secrecy-mark.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { useCase } from '../cases/case-queries.ts';
import { useCaseActor, type CaseActor } from '../cases/use-case-actor.ts';
import { ProposalAnswer } from '../supervision/proposal-answer.tsx';

type Waiting = CardReport['waiting'][number];

interface AnswerProps {
  readonly card: Waiting;
  /** It is decided, and has left the list. */
  readonly onDecided: () => void;
}

/** What the card says and the ways to answer, as on the page of its case; what somebody else has decided meanwhile. */
function Answer({ card, onDecided }: AnswerProps) {
  const { t, name } = useWords();
  const queries = useQueryClient();
  const query = useCase(card.caseId);
  const { data, refetch } = query;
  const actor = useCaseActor(card.caseId);
  if (data === undefined) return <PagePending asked={[query]} />;
  const proposal = data.cardProposals.find(({ id }) => id === card.id);
  const act: CaseActor['act'] = async (target, body, done) => {
    const decided = await actor.act(target, body, done);
    if (decided) {
      await queries.invalidateQueries({ queryKey: ['cards'] });
      onDecided();
    } else await refetch();
    return decided;
  };
  if (proposal === undefined) return null;
  const { decision, decidedBy } = proposal;
  if (decision === null)
    return <ProposalAnswer proposal={proposal} actions={data.actions} actor={{ ...actor, act }} />;
  return (
    <output className="decided">
      {t(`supervision.decision.${decision}`)}
      <span className="bh-3 bh-dot">
        {decidedBy === null ? t('supervision.system') : name(decidedBy)}
      </span>
    </output>
  );
}

/** A drafted card that waits: whose, of what, and under it, once asked for, what it says and the answer. */
export function WaitingCard({ card, onDecided }: AnswerProps) {
  const { t, name } = useWords();
  const rule = useDateRule();
  const approves = useSession().permissions.includes('case.approve-card');
  const [open, setOpen] = useState(false);
  const part = useId();
  const { caseNumber, title, level, unit, proposedBy, proposedAt } = card;
  return (
    <li>
      <div className="line">
        <CardTag level={level} />
        <Link to={`/cases/${encodeURIComponent(caseNumber)}`}>{title}</Link>
        <SecrecyMark secrecy={card.secrecy} />
        <span className="bh-3 bh-sm">{caseNumber}</span>
        <span className="bh-2 bh-sm">{t('supervision.to', { who: name(unit) })}</span>
        <span className="bh-grow" />
        <span className="bh-3 bh-sm">
          {t('supervision.drafted', {
            who: name(proposedBy),
            time: dateWords(Date.parse(proposedAt), rule),
          })}
        </span>
        <Button
          size="small"
          aria-expanded={open}
          aria-controls={open ? part : undefined}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {t(approves ? 'cards.decide' : 'cards.look')} <span className="bh-sr">{title}</span>
        </Button>
      </div>
      {open ? (
        <div id={part}>
          <Answer card={card} onDecided={onDecided} />
        </div>
      ) : null}
    </li>
  );
}
