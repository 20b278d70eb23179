import Button from '@mui/material/Button';
import { useState } from 'react';
import type { CaseDetail } from '../../../api/contract/cases.ts';
import type { CardProposal } from '../../../api/contract/supervision.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { CardTag } from '../../fields/card-tag.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { ReasonDialog } from '../cases/reason-dialog.tsx';
import type { CaseActor } from '../cases/use-case-actor.ts';
import { whomOf } from './whom-of.ts';
import './supervision.css';

type Offered = CaseDetail['actions'][number];

interface AnswerProps {
  readonly proposal: CardProposal;
  readonly offered: (action: 'approve-card' | 'refuse-card') => Offered | undefined;
  readonly actor: CaseActor;
}

/** Approving takes effect at once; whoever drafted it takes it back by the same button as others refuse it. */
function Answer({ proposal, offered, actor }: AnswerProps) {
  const { t, code } = useWords();
  const [refusing, setRefusing] = useState(false);
  const own = proposal.proposedBy.id === useSession().user.id;
  const approve = offered('approve-card');
  const refuse = offered('refuse-card');
  const verb = t(own ? 'supervision.takeBack' : 'supervision.refuse');
  const level = t(`supervision.tag.${proposal.level}`);
  return (
    <>
      {approve?.reason === undefined || approve.reason === null ? null : (
        <p className="bh-3 bh-sm">
          {t('supervision.notApproving', { reason: code('reason', approve.reason) })}
        </p>
      )}
      <div className="answer">
        <Button
          size="small"
          variant="contained"
          disabled={approve?.allowed !== true || actor.sending}
          onClick={() => {
            const body = { type: 'approve-card', proposal: proposal.id };
            void actor.act({ kind: 'case' }, body, t('supervision.approved', { level }));
          }}
        >
          {t(`supervision.approve.${proposal.level}`)}
        </Button>
        <Button
          size="small"
          disabled={refuse?.allowed !== true || actor.sending}
          onClick={() => {
            setRefusing(true);
          }}
        >
          {verb}
        </Button>
      </div>
      {refusing ? (
        <ReasonDialog
          title={`${verb} · ${level}`}
          verb={verb}
          actor={actor}
          required
          send={(reason) =>
            actor.act(
              { kind: 'case' },
              { type: 'refuse-card', proposal: proposal.id, reason },
              t(own ? 'supervision.takenBack' : 'supervision.refused', { level }),
            )
          }
          kept={`refuse-card.${proposal.id}`}
          onClose={() => {
            setRefusing(false);
          }}
        >
          <p className="bh-2 bh-sm">{proposal.reason}</p>
        </ReasonDialog>
      ) : null}
    </>
  );
}

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
      <div className="body">
        <p>{proposal.reason}</p>
        <Answer
          proposal={proposal}
          offered={(wanted) => actions.find(({ action }) => action === wanted)}
          actor={actor}
        />
      </div>
    </section>
  );
}
