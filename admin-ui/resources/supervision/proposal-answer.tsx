import Button from '@mui/material/Button';
import { useState } from 'react';
import type { CaseDetail } from '../../../api/contract/cases.ts';
import type { CardProposal } from '../../../api/contract/supervision.ts';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { ReasonDialog } from '../cases/reason-dialog.tsx';
import type { CaseActor } from '../cases/use-case-actor.ts';
import './supervision.css';

export interface ProposalAnswerProps {
  readonly proposal: CardProposal;
  /** What is offered on its case. */
  readonly actions: CaseDetail['actions'];
  readonly actor: CaseActor;
}

/** What a drafted card says. Approving takes effect at once; whoever drafted it takes it back by the same button as others refuse it. */
export function ProposalAnswer({ proposal, actions, actor }: ProposalAnswerProps) {
  const { t, code } = useWords();
  const [refusing, setRefusing] = useState(false);
  const own = proposal.proposedBy.id === useSession().user.id;
  const offered = (wanted: string) => actions.find(({ action }) => action === wanted);
  const approve = offered('approve-card');
  const refuse = offered('refuse-card');
  const verb = t(own ? 'supervision.takeBack' : 'supervision.refuse');
  const level = t(`supervision.tag.${proposal.level}`);
  return (
    <div className="bh-proposal-answer">
      <p>{proposal.reason}</p>
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
    </div>
  );
}
