import Check from '@mui/icons-material/Check';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { Session } from '../../../api/contract/session.ts';
import { PasswordField } from '../../fields/password-field.tsx';
import { useWords } from '../../messages/use-words.ts';
import { ApiProblem, failureCode } from '../../providers/api-failure.ts';
import { changePassword } from '../../providers/auth-provider.ts';
import { useSession } from '../../providers/session.ts';
import { requirementsOf, type Requirement } from './password-requirements.ts';
import { useRefusalWords } from './use-refusal-words.ts';
import './password-form.css';

type FieldName = 'current' | 'next' | 'again';
type Typed = Readonly<Record<FieldName, string>>;

const nothing: Typed = { current: '', next: '', again: '' };

/** The first field that keeps the form from being sent; null when none does. */
function gapIn(typed: Typed, requirements: readonly Requirement[]): FieldName | null {
  if (typed.current === '') {
    return 'current';
  }
  const open = requirements.find((requirement) => !requirement.met);
  if (open === undefined) {
    return null;
  }
  return open.name === 'same' ? 'again' : 'next';
}

/** Words of the faults that the server found at a field. */
function useServerFaults(failure: unknown): (field: FieldName) => string | undefined {
  const { t, code } = useWords();
  const errors = failure instanceof ApiProblem ? (failure.problem.errors ?? []) : [];
  return (field) => {
    const faults = errors.filter((error) => error.path === `/${field}`);
    return faults.length === 0
      ? undefined
      : faults.map((fault) => code('passwordFault', fault.code)).join(t('password.separator'));
  };
}

function Requirements({
  id,
  requirements,
  rules,
}: {
  readonly id: string;
  readonly requirements: readonly Requirement[];
  readonly rules: Session['passwordRules'];
}) {
  const { t } = useWords();
  return (
    <div className="bh-password-rules" id={id}>
      <p>{t('password.rules')}</p>
      <ul>
        {requirements.map(({ name, met }) => (
          <li key={name} className={met ? 'met' : ''}>
            {met ? (
              <Check className="bh-icon" aria-hidden="true" />
            ) : (
              <RadioButtonUnchecked className="bh-icon" aria-hidden="true" />
            )}
            {t(`password.need.${name}`, {
              count: name === 'length' ? rules.length : rules.classes,
            })}
            <span className="bh-sr">{t(met ? 'password.met' : 'password.open')}</span>
          </li>
        ))}
      </ul>
      <p className="bh-3">{t('password.history', { count: rules.history })}</p>
    </div>
  );
}

export interface PasswordFormProps {
  readonly currentLabel: string;
  readonly onDone: (session: Session) => void;
  /** The way out without a change. */
  readonly aside: ReactNode;
}

/** Present password, new one twice; what the new one must fulfil ticks itself while it is typed. */
export function PasswordForm({ currentLabel, onDone, aside }: PasswordFormProps) {
  const { t } = useWords();
  const session = useSession();
  const refusalWords = useRefusalWords();
  const rulesId = useId();
  const [typed, setTyped] = useState(nothing);
  const [gap, setGap] = useState<FieldName | null>(null);
  const inputs = useRef<Partial<Record<FieldName, HTMLInputElement | null>>>({});
  useEffect(() => {
    inputs.current.current?.focus();
  }, []);
  const change = useMutation({
    mutationFn: () => changePassword(typed.current, typed.next),
    onSuccess: onDone,
    onError: (failure) => {
      const [first] = failure instanceof ApiProblem ? (failure.problem.errors ?? []) : [];
      inputs.current[first?.path === '/current' ? 'current' : 'next']?.focus();
    },
  });
  const serverFaults = useServerFaults(change.error);
  const requirements = requirementsOf(session, typed);
  const type = (field: FieldName) => (value: string) => {
    setTyped({ ...typed, [field]: value });
    setGap(null);
    change.reset();
  };
  const gapWords = {
    current: t('password.gap.current'),
    next: t('password.gap.next'),
    again: t('password.gap.again'),
  };
  const faultOf = (field: FieldName): string | undefined =>
    gap === field ? gapWords[field] : serverFaults(field);
  const fieldOf = (field: FieldName) => ({
    value: typed[field],
    error: faultOf(field) !== undefined,
    helperText: faultOf(field),
    onChange: type(field),
    inputRef: (input: HTMLInputElement | null) => {
      inputs.current[field] = input;
    },
  });
  const refused = change.isError && failureCode(change.error) !== 'validation-failed';
  return (
    <form
      className="bh-password-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const found = gapIn(typed, requirements);
        setGap(found);
        if (found === null) {
          change.mutate();
        } else {
          inputs.current[found]?.focus();
        }
      }}
    >
      {/* For the browser's keeper of passwords: whose password this is. */}
      <input
        className="bh-sr"
        type="text"
        autoComplete="username"
        value={session.user.login}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <PasswordField {...fieldOf('current')} label={currentLabel} autoComplete="current-password" />
      <PasswordField
        {...fieldOf('next')}
        label={t('password.next')}
        autoComplete="new-password"
        describedBy={rulesId}
      />
      <PasswordField
        {...fieldOf('again')}
        label={t('password.again')}
        autoComplete="new-password"
      />
      <Requirements id={rulesId} requirements={requirements} rules={session.passwordRules} />
      {refused ? (
        <p className="bh-password-refusal" role="alert">
          {refusalWords(change.error)}
        </p>
      ) : null}
      <div className="bh-password-foot">
        <Button type="submit" variant="contained" disabled={change.isPending}>
          {t(change.isPending ? 'password.submitting' : 'password.title')}
          <kbd className="bh-kbd">↵</kbd>
        </Button>
        {aside}
      </div>
    </form>
  );
}
