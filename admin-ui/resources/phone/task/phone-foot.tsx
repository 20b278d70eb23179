import Check from '@mui/icons-material/Check';
import Close from '@mui/icons-material/Close';
import Undo from '@mui/icons-material/Undo';
import Button from '@mui/material/Button';
import type { TaskOutcome } from '../../../../api/contract/tasks.ts';
import { useWords, type Words } from '../../../messages/use-words.ts';
import { planBar } from '../../tasks/completion/choose-outcome.ts';
import { StepForward } from '../../tasks/completion/step-forward.tsx';
import { gapOf } from '../../tasks/completion/submission.ts';
import type { TaskWork } from '../../tasks/detail/task-workbench.tsx';
import { MoreButton } from './more-button.tsx';
import { sentenceId } from './position-line.tsx';
import type { OnTheSpot } from './use-on-the-spot.ts';

interface FootProps {
  readonly work: TaskWork;
  readonly spot: OnTheSpot;
}

/** The stage stands in the head of the page: 核查通过 is 通过 under it. */
function shortLabel(outcome: TaskOutcome, { task }: TaskWork, words: Words): string {
  const label = words.pick(outcome.label, outcome.labelEn);
  const stage = task.stage === null ? '' : words.t(`clocks.stage.${task.stage}`);
  const rest = label.startsWith(stage) ? label.slice(stage.length).trim() : label;
  return rest === '' ? label : rest;
}

/** Submits what is chosen; a position that is missing is asked for first, like any other gap. */
function submitter({ work, spot }: FootProps): (outcome: TaskOutcome) => void {
  return (outcome) => {
    const { completion, fields, form } = work;
    if (spot.missing && gapOf(outcome, fields, form.values) === null) {
      const sentence = document.querySelector<HTMLElement>(`#${sentenceId}`);
      sentence?.scrollIntoView({ block: 'center' });
      sentence?.focus();
      return;
    }
    completion.submit(outcome);
  };
}

/** Forward wide, back narrow; another outcome that is chosen takes the wide place. */
function Actions({ work, spot }: FootProps) {
  const words = useWords();
  const { task, chosen, sending, choose } = work;
  const plan = planBar(task.outcomes);
  if (chosen === null) {
    return null;
  }
  const main = plan.forward[0];
  const isMain = main === undefined || chosen.code === main.code;
  const { back } = plan;
  return (
    <div className="bh-row">
      {isMain && back !== null ? (
        <Button
          className="back"
          disabled={sending}
          onClick={() => {
            choose(back);
          }}
        >
          {task.stage === 'check' ? (
            <Close className="bh-icon" aria-hidden="true" />
          ) : (
            <Undo className="bh-icon" aria-hidden="true" />
          )}
          <span className="bh-cut">{shortLabel(back, work, words)}</span>
        </Button>
      ) : null}
      {isMain ? null : (
        <Button
          className="back"
          disabled={sending}
          onClick={() => {
            choose(null);
          }}
        >
          {words.t('task.keepOutcomeOther')}
        </Button>
      )}
      <Button
        variant="contained"
        className="bh-grow"
        color={chosen.kind === 'end' ? 'error' : 'inherit'}
        disabled={sending || (spot.wanted && spot.here.kind === 'asking' && spot.missing)}
        onClick={() => {
          submitter({ work, spot })(chosen);
        }}
      >
        <Check className="bh-icon" aria-hidden="true" />
        <span className="bh-cut">
          {sending ? words.t('task.submitting') : shortLabel(chosen, work, words)}
        </span>
      </Button>
    </div>
  );
}

/** At the thumb: what follows, two actions, the rest in a text button. */
export function PhoneFoot({ work, spot }: FootProps) {
  const { chosen, readOnly } = work;
  if (readOnly !== null) {
    return (
      <footer className="bh-phone-foot">
        <p className="bh-2">{readOnly}</p>
      </footer>
    );
  }
  if (chosen === null) {
    return null;
  }
  return (
    <footer className="bh-phone-foot">
      <StepForward work={work}>
        <Actions work={work} spot={spot} />
        <MoreButton work={work} />
      </StepForward>
    </footer>
  );
}
