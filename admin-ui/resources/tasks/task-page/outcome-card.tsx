import Undo from '@mui/icons-material/Undo';
import Button from '@mui/material/Button';
import type { TaskOutcome } from '../../../../api/contract/tasks.ts';
import { RadioCard } from '../../../fields/radio-card.tsx';
import { useWords } from '../../../messages/use-words.ts';
import { StepForward } from '../completion/step-forward.tsx';
import { RequirementTicks } from '../completion/requirement-ticks.tsx';
import type { TaskWork } from '../detail/task-workbench.tsx';

interface LineProps {
  readonly work: TaskWork;
  readonly outcome: TaskOutcome;
  readonly digit: number;
}

function OutcomeLine({ work, outcome, digit }: LineProps) {
  const { pick } = useWords();
  const { chosen, fields, form, sending, choose } = work;
  return (
    <RadioCard
      name="outcome"
      chosen={outcome.code === chosen?.code}
      className={`bh-outcome ${outcome.kind}`}
      disabled={sending}
      onChoose={() => {
        choose(outcome);
      }}
    >
      <span className="bh-grow">
        <span className="name">
          {outcome.kind === 'back' ? <Undo className="bh-icon" aria-hidden="true" /> : null}
          {pick(outcome.label, outcome.labelEn)}
        </span>
        <RequirementTicks outcome={outcome} fields={fields} values={form.values} />
      </span>
      {digit <= 9 ? <kbd className="bh-kbd">{digit}</kbd> : null}
    </RadioCard>
  );
}

function Submit({ work, chosen }: { readonly work: TaskWork; readonly chosen: TaskOutcome }) {
  const { t, pick } = useWords();
  const { completion, sending } = work;
  return (
    <Button
      variant="contained"
      className="bh-submit"
      color={chosen.kind === 'end' ? 'error' : 'inherit'}
      disabled={sending}
      onClick={() => {
        completion.submit(chosen);
      }}
    >
      {sending ? t('task.submitting') : pick(chosen.label, chosen.labelEn)}
      <kbd className="bh-kbd">Ctrl ↵</kbd>
    </Button>
  );
}

/** The outcomes as a radio list with what each requires, what would follow, and the one button. */
export function OutcomeCard({ work }: { readonly work: TaskWork }) {
  const { t } = useWords();
  const { task, chosen, readOnly } = work;
  if (readOnly !== null) {
    return <p className="bh-read-only">{readOnly}</p>;
  }
  if (chosen === null) {
    return null;
  }
  return (
    <section className="bh-card">
      <header>
        <h2>{t('task.outcomes')}</h2>
        <span className="bh-grow" />
        <span className="bh-3 bh-xs">{t('task.chooseByDigit')}</span>
      </header>
      <div className="bh-outcome-list" role="radiogroup" aria-label={t('task.outcomes')}>
        {task.outcomes.map((outcome, index) => (
          <OutcomeLine key={outcome.code} work={work} outcome={outcome} digit={index + 1} />
        ))}
      </div>
      <div className="bh-outcome-foot">
        <StepForward work={work}>
          <Submit work={work} chosen={chosen} />
        </StepForward>
      </div>
    </section>
  );
}
