import Button from '@mui/material/Button';
import ArrowForward from '@mui/icons-material/ArrowForward';
import { useTranslate } from 'ra-core';
import { dateWords } from '../../clocks/date-words.ts';
import { limitWords } from '../../clocks/duration-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import type { OpenCaseDraft, Outcome } from './open-case-draft.ts';
import type { ClassRow } from './open-case-queries.ts';

export interface OutcomeFootProps {
  readonly draft: OpenCaseDraft;
  readonly chosen: ClassRow | null;
  readonly mayFile: boolean;
  readonly sending: boolean;
  readonly uploading: boolean;
  readonly refusal: string | null;
  readonly keptAt: number | null;
  readonly onSubmit: (outcome: Outcome) => void;
  readonly onDiscard: () => void;
  readonly onSetAside: () => void;
}

/** What happens next, said before it happens (screens section 1). */
function useNextWords({ draft, chosen, mayFile }: OutcomeFootProps): string {
  const translate = useTranslate();
  const { tongue } = useDateRule();
  const condition = chosen?.conditions.find((each) => each.id === draft.condition);
  if (draft.selfHandled) {
    return translate('reports.outcome.afterSelf');
  }
  if (!mayFile) {
    return translate('reports.outcome.afterRegister');
  }
  if (condition === undefined) {
    return translate('reports.outcome.afterFileNoLimit');
  }
  const limit = translate('reports.outcome.limit', { limit: limitWords(condition.limit, tongue) });
  return translate('reports.outcome.afterFile', { limit });
}

/** The outcome bar: register only, or accept and file in one go. */
export function OutcomeFoot(props: OutcomeFootProps) {
  const { mayFile, sending, uploading, refusal, keptAt, onSubmit, onDiscard, onSetAside } = props;
  const translate = useTranslate();
  const rule = useDateRule();
  const next = useNextWords(props);
  const main: Outcome = mayFile ? 'file' : 'register';
  const mainWords = translate(mayFile ? 'reports.file' : 'reports.report');
  return (
    <footer className="foot">
      <div className="next">
        <ArrowForward aria-hidden="true" />
        <span>
          {refusal === null ? (
            next
          ) : (
            <span className="bh-bad" role="alert">
              {refusal} {translate('reports.errors.kept')}
            </span>
          )}
          {uploading ? <span className="bh-3"> {translate('reports.errors.uploads')}</span> : null}
        </span>
      </div>
      {keptAt === null ? null : (
        <span className="bh-3 bh-sm kept">
          {translate('reports.draftKept', { time: dateWords(keptAt, rule) })}
          <Button size="small" variant="text" tabIndex={-1} disabled={sending} onClick={onDiscard}>
            {translate('reports.discard')}
          </Button>
          <Button
            size="small"
            variant="text"
            tabIndex={-1}
            disabled={sending || uploading}
            onClick={onSetAside}
          >
            {translate('reports.setAside')}
          </Button>
        </span>
      )}
      {mayFile ? (
        <Button
          disabled={sending || uploading}
          onClick={() => {
            onSubmit('register');
          }}
        >
          {translate('reports.register')}
        </Button>
      ) : null}
      <Button
        variant="contained"
        disabled={sending || uploading}
        onClick={() => {
          onSubmit(main);
        }}
      >
        {sending ? translate('reports.sending') : mainWords}
        <kbd className="bh-kbd">Ctrl ↵</kbd>
      </Button>
    </footer>
  );
}
