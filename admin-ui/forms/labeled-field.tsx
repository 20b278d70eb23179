import type { ReactNode } from 'react';
import { useWords } from '../messages/use-words.ts';

interface LabeledFieldProps {
  readonly label: string;
  /** Id of the control, for the label. */
  readonly controlId: string;
  readonly required?: boolean;
  readonly error?: string | undefined;
  readonly children: ReactNode;
}

/** A control with its label above and what is wrong below, where no form of a task says what it is. */
export function LabeledField({
  label,
  controlId,
  required = false,
  error,
  children,
}: LabeledFieldProps) {
  const { t } = useWords();
  return (
    <div className="bh-field">
      <div className="bh-label">
        <label htmlFor={controlId}>{label}</label>
        {required ? <span className="bh-required">{t('form.required')}</span> : null}
      </div>
      {children}
      {error === undefined ? null : (
        <p className="bh-field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
