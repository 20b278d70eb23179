import Check from '@mui/icons-material/Check';
import Close from '@mui/icons-material/Close';
import ReportOutlined from '@mui/icons-material/ReportOutlined';
import Button from '@mui/material/Button';
import type { TaskOutcome } from '../../../../api/contract/tasks.ts';
import { dateWords } from '../../../clocks/date-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { FailureCode } from '../../../layout/failure-code.tsx';
import { useWords } from '../../../messages/use-words.ts';
import { failureCode, NoAnswer } from '../../../providers/api-failure.ts';
import { useEngineAwaySince } from '../../../providers/use-service-state.ts';

const stillWorks = ['read', 'open', 'desk'] as const;

/** What still works when the engine is away. */
function StillWorks() {
  const { t } = useWords();
  return (
    <ul className="bh-still" aria-label={t('task.failed.still')}>
      {stillWorks.map((what) => (
        <li key={what}>
          <Check className="bh-icon" aria-hidden="true" />
          {t(`task.failed.${what}`)}
        </li>
      ))}
      <li className="not">
        <Close className="bh-icon" aria-hidden="true" />
        {t('task.failed.act')}
      </li>
    </ul>
  );
}

export interface FailedStepProps {
  readonly outcome: TaskOutcome;
  readonly failure: unknown;
  readonly onAgain: () => void;
  readonly onDismiss: () => void;
}

/** What did not happen, what is safe, what still works, retry, code and reference number. */
export function FailedStep({ outcome, failure, onAgain, onDismiss }: FailedStepProps) {
  const { t, code, pick } = useWords();
  const reason = failureCode(failure);
  const since = useEngineAwaySince();
  const rule = useDateRule();
  const why =
    reason === 'engine-unavailable' && since !== null
      ? t('task.failed.engineSince', { time: dateWords(since, rule) })
      : t('inbox.error.reason', { reason: code('problem', reason) });
  const label = pick(outcome.label, outcome.labelEn);
  return (
    <div className="bh-failed-step" role="alert">
      <div className="bh-failure">
        <ReportOutlined aria-hidden="true" />
        <div>
          <h3>{t('task.failed.title', { label })}</h3>
          <p>
            {failure instanceof NoAnswer ? null : <b>{why}</b>}
            {t(failure instanceof NoAnswer ? 'task.failed.unknown' : 'task.failed.text')}
          </p>
        </div>
      </div>
      {reason === 'engine-unavailable' ? <StillWorks /> : null}
      <div className="bh-row">
        <Button variant="contained" onClick={onAgain}>
          {t('task.failed.retry')}
        </Button>
        <Button onClick={onDismiss}>{t('task.keepOutcomeOther')}</Button>
      </div>
      <FailureCode failure={failure} />
    </div>
  );
}
