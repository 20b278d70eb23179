import LockOutlined from '@mui/icons-material/LockOutlined';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useKeptFields } from '../../../forms/use-kept-fields.ts';
import { PhraseChips } from '../../../forms/phrase-chips.tsx';
import { focusOnMount } from '../../../layout/focus-on-mount.ts';
import { useWords } from '../../../messages/use-words.ts';
import { type ApiProblem, failureCode } from '../../../providers/api-failure.ts';
import { apiFetch } from '../../../providers/api-fetch.ts';
import { claimTask } from '../../tasks/task-operations.ts';
import { useSaidPurposes } from './said-purposes.ts';
import './purpose-question.css';

const longest = 200;

const openFor = (caseId: string, purpose: string): Promise<unknown> =>
  apiFetch(`/api/cases/${encodeURIComponent(caseId)}/purpose`, {
    method: 'POST',
    body: { purpose },
  });

const textOf = (problem: ApiProblem, name: string): string | null => {
  const value = problem.problem.params?.[name];
  return typeof value === 'string' ? value : null;
};

/** Whoever takes the task works on the case: then nobody asks. */
function Claim({ taskId, onOpened }: { readonly taskId: string; readonly onOpened: () => void }) {
  const { t, code } = useWords();
  const claim = useMutation({ mutationFn: () => claimTask(taskId), onSuccess: onOpened });
  return (
    <div className="claim">
      <Button
        disabled={claim.isPending}
        onClick={() => {
          claim.mutate();
        }}
      >
        {t('secrecy.claim')}
      </Button>
      <span className="bh-3 bh-sm">{t('secrecy.claimHint')}</span>
      {claim.error === null ? null : (
        <span className="bh-bad bh-sm" role="alert">
          {code('problem', failureCode(claim.error))}
        </span>
      )}
    </div>
  );
}

interface Props {
  /** The refusal `purpose-required`: it names the case, and the task if it can be taken. */
  readonly problem: ApiProblem;
  /** Beside a list the keyboard stays in the list. */
  readonly beside?: boolean;
  /** The way back, on a page. */
  readonly children?: ReactNode;
}

/** A protected case asks for the purpose before it is opened (screens c); the security log keeps it. */
export const PurposeQuestion = (props: Props) => (
  <Question key={textOf(props.problem, 'caseId')} {...props} />
);

/** Of one case: what went wrong with another is not said of it. */
function Question({ problem, beside = false, children }: Props) {
  const { t, code } = useWords();
  const queries = useQueryClient();
  const caseId = textOf(problem, 'caseId') ?? '';
  const number = textOf(problem, 'number') ?? '';
  const taskId = textOf(problem, 'taskId');
  const { typed, change, forget } = useKeptFields(`purpose.${caseId}`, { purpose: '' });
  const [said, remember] = useSaidPurposes();
  const purpose = typed.purpose.trim();
  const Heading = beside ? 'h2' : 'h1';
  // Lists have its title now, too.
  const onOpened = (): void => void queries.invalidateQueries();
  const open = useMutation({
    mutationFn: () => openFor(caseId, purpose),
    onSuccess: () => {
      remember(purpose);
      forget();
      onOpened();
    },
  });
  return (
    <section className="bh-purpose" aria-labelledby="bh-purpose-title">
      <LockOutlined aria-hidden="true" />
      <Heading id="bh-purpose-title">{t('secrecy.title')}</Heading>
      <p className="bh-mono bh-2">{t('secrecy.number', { number })}</p>
      <p className="bh-2">{t('secrecy.text')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (purpose !== '' && !open.isPending) open.mutate();
        }}
      >
        <TextField
          fullWidth
          inputRef={beside ? undefined : focusOnMount}
          label={t('secrecy.purpose')}
          placeholder={t('secrecy.hint')}
          value={typed.purpose}
          error={open.error !== null}
          helperText={open.error === null ? null : code('problem', failureCode(open.error))}
          slotProps={{ htmlInput: { maxLength: longest, 'aria-required': true } }}
          onChange={(event) => {
            change({ purpose: event.target.value });
          }}
        />
        <PhraseChips
          phrases={said}
          text={typed.purpose}
          disabled={open.isPending}
          onChange={(text) => {
            change({ purpose: text.slice(0, longest) });
          }}
        />
        <Button type="submit" variant="contained" disabled={purpose === '' || open.isPending}>
          {t(open.isPending ? 'secrecy.opening' : 'secrecy.open')}
        </Button>
      </form>
      {taskId === null ? null : <Claim taskId={taskId} onOpened={onOpened} />}
      {children}
    </section>
  );
}
