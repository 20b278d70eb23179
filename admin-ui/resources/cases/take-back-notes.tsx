import Replay from '@mui/icons-material/Replay';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { CaseDetail } from '../../../api/contract/cases.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';
import { WithdrawDialog } from '../tasks/operations/withdraw-dialog.tsx';
import type { CaseActor } from './use-case-actor.ts';

type TakenBack = CaseDetail['takeBack'][number];

/** Steps that the reader has done and nobody has followed up yet: they can be had back. */
export function TakeBackNotes({
  detail,
  actor,
}: {
  readonly detail: CaseDetail;
  readonly actor: CaseActor;
}) {
  const { t, code, name } = useWords();
  const rule = useDateRule();
  const [asked, setAsked] = useState<TakenBack | null>(null);
  const possible = detail.takeBack.filter(({ touched }) => touched === null);
  return (
    <>
      {possible.map((step) => (
        <p key={step.id} className="bh-case-note waiting">
          <Replay aria-hidden="true" />
          <span className="bh-grow">
            {t('cases.takeBack.note', {
              step: name(step),
              time: step.at === null ? '' : dateWords(Date.parse(step.at), rule),
            })}
          </span>
          <Button
            size="small"
            aria-label={t('task.takeBack.title', { step: name(step) })}
            onClick={() => {
              setAsked(step);
            }}
          >
            {code('action', 'withdraw')}
          </Button>
        </p>
      ))}
      {asked === null ? null : (
        <WithdrawDialog
          task={asked}
          takeBack={asked}
          actor={actor}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </>
  );
}
