import type { ReactNode } from 'react';
import type { FormField } from '../../api/contract/tasks.ts';
import { useWords } from '../messages/use-words.ts';

export interface FieldFrameProps {
  readonly field: FormField;
  readonly required: boolean;
  readonly error: string | null;
  /** Id of the control, for the label. */
  readonly controlId: string;
  /** At the end of the label's line: a count, where a proposal comes from. */
  readonly aside?: ReactNode;
  /** For groups of controls, which a label element cannot name. */
  readonly group?: boolean;
  readonly children: ReactNode;
}

export const errorIdOf = (controlId: string): string => `${controlId}-error`;
export const labelIdOf = (controlId: string): string => `${controlId}-label`;

/** Label above, the word 必填 where the chosen outcome requires it, help and error below. */
export function FieldFrame({
  field,
  required,
  error,
  controlId,
  aside,
  group,
  children,
}: FieldFrameProps) {
  const { t, pick } = useWords();
  const help = field.help === undefined ? null : pick(field.help, field.helpEn);
  const label = pick(field.label, field.labelEn);
  return (
    <div className="bh-field" data-field={field.name}>
      <div className="bh-label">
        {group === true ? (
          <span id={labelIdOf(controlId)}>{label}</span>
        ) : (
          <label id={labelIdOf(controlId)} htmlFor={controlId}>
            {label}
          </label>
        )}
        {required ? <span className="bh-required">{t('form.required')}</span> : null}
        <span className="bh-grow" />
        {aside === undefined ? null : <span className="bh-3">{aside}</span>}
      </div>
      {children}
      {help === null || error !== null ? null : <p className="bh-field-help">{help}</p>}
      {error === null ? null : (
        <p className="bh-field-error" id={errorIdOf(controlId)} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
