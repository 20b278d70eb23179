import type { TaskDetail } from '../../../../api/contract/tasks.ts';
import { dateWords } from '../../../clocks/date-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { RadioCard } from '../../../fields/radio-card.tsx';
import { useKeptFields } from '../../../forms/use-kept-fields.ts';
import { useWords } from '../../../messages/use-words.ts';
import { ReasonDialog } from '../../cases/reason-dialog.tsx';
import type { CaseActor } from '../../cases/use-case-actor.ts';

type EarlierStep = TaskDetail['askTargets'][number] &
  Partial<Pick<TaskDetail['returnTargets'][number], 'effect'>>;

export interface EarlierStepDialogProps {
  readonly task: TaskDetail;
  /** For good, or until whoever did the step has answered. */
  readonly action: 'return' | 'ask-back';
  readonly actor: CaseActor;
  readonly onClose: () => void;
}

/** To an earlier step: which one, who receives it, and why. */
export function EarlierStepDialog({ task, action, actor, onClose }: EarlierStepDialogProps) {
  const { t, code, name } = useWords();
  const rule = useDateRule();
  const asks = action === 'ask-back';
  const targets: readonly EarlierStep[] = asks ? task.askTargets : task.returnTargets;
  const { typed, change, forget } = useKeptFields(`${action}.target.${task.id}`, {
    target: targets[0]?.id ?? '',
  });
  const target = targets.find(({ id }) => id === typed.target)?.id ?? targets[0]?.id ?? '';
  const verb = code('action', action);
  return (
    <ReasonDialog
      title={verb}
      verb={verb}
      actor={actor}
      required
      ready={target !== ''}
      kept={`${action}.${task.id}`}
      send={(reason) =>
        actor.act(
          { kind: 'task', id: task.id },
          { type: action, target, reason },
          t('task.operation.done', { action: verb }),
        )
      }
      onClose={() => {
        forget();
        onClose();
      }}
    >
      {asks ? <p className="bh-2 bh-sm">{t('task.question.how')}</p> : null}
      <div
        className="bh-radio-cards"
        role="radiogroup"
        aria-label={t(asks ? 'task.question.whom' : 'task.operation.target')}
      >
        {targets.map((one) => (
          <RadioCard
            key={one.id}
            name="earlier-step"
            chosen={one.id === target}
            onChoose={() => {
              change({ target: one.id });
            }}
          >
            <span className="bh-grow">
              {one.effect === 'undo-interruption'
                ? t('task.operation.undoInterruption', { step: name(one) })
                : name(one)}
            </span>
            <span className="bh-3 bh-sm">
              {one.by === null ? '' : name(one.by)}
              {one.at === null ? null : (
                <span className="bh-dot">{dateWords(Date.parse(one.at), rule)}</span>
              )}
            </span>
          </RadioCard>
        ))}
      </div>
    </ReasonDialog>
  );
}
