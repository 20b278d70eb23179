import Button from '@mui/material/Button';
import ArrowForward from '@mui/icons-material/ArrowForward';
import { useTranslate } from 'ra-core';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { NextWords } from './next-words.tsx';
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

/** The outcome bar: register only, or accept and file in one go. */
export function OutcomeFoot(props: OutcomeFootProps) {
  const { mayFile, sending, uploading, refusal, keptAt, onSubmit, onDiscard, onSetAside } = props;
  const translate = useTranslate();
  const rule = useDateRule();
  const main: Outcome = mayFile ? 'file' : 'register';
  const mainWords = translate(mayFile ? 'reports.file' : 'reports.report');
  return (
    <footer className="foot">
      <div className="next">
        <ArrowForward aria-hidden="true" />
        <div>
          {refusal === null ? (
            <NextWords {...props} />
          ) : (
            <span className="bh-bad" role="alert">
              {refusal} {translate('reports.errors.kept')}
            </span>
          )}
          {uploading ? <span className="bh-3"> {translate('reports.errors.uploads')}</span> : null}
        </div>
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
