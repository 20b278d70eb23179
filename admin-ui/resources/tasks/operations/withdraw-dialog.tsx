import type { TakeBack } from '../../../../api/contract/going-back.ts';
import { useWords } from '../../../messages/use-words.ts';
import { ReasonDialog } from '../../cases/reason-dialog.tsx';
import type { CaseActor } from '../../cases/use-case-actor.ts';
import { withdrawnWords } from '../detail/take-back-notice.tsx';

export interface WithdrawDialogProps {
  /** The completed task. */
  readonly task: { readonly id: string; readonly name: string; readonly nameEn: string };
  readonly takeBack: TakeBack;
  readonly actor: CaseActor;
  readonly onClose: () => void;
}

/** 撤回: what it takes away from whom; a reason may be given. */
export function WithdrawDialog({ task, takeBack, actor, onClose }: WithdrawDialogProps) {
  const words = useWords();
  const { t, code, name } = words;
  const verb = code('action', 'withdraw');
  const withdrawn = withdrawnWords(takeBack, words);
  return (
    <ReasonDialog
      title={t('task.takeBack.title', { step: name(task) })}
      verb={verb}
      actor={actor}
      required={false}
      kept={`withdraw.${task.id}`}
      send={(reason) =>
        actor.act(
          { kind: 'task', id: task.id },
          { type: 'withdraw', ...(reason === '' ? {} : { reason }) },
          t('task.takeBack.done', { step: name(task) }),
        )
      }
      onClose={onClose}
    >
      <p className="bh-2 bh-sm">
        {withdrawn === ''
          ? t('task.takeBack.backOnly')
          : t('task.takeBack.withdraws', { list: withdrawn })}
      </p>
    </ReasonDialog>
  );
}
