import { useTranslate } from 'ra-core';
import type { ReactNode } from 'react';

export interface FormRowProps {
  /** Place in the tab order, as the page numbers it; null without a number. */
  readonly number: number | null;
  readonly label: string;
  readonly required?: boolean;
  readonly complaint?: string | null;
  readonly field?: string;
  readonly children: ReactNode;
}

/** A label over its field, with what is wrong below it. */
export function FormRow({ number, label, required, complaint, field, children }: FormRowProps) {
  const translate = useTranslate();
  return (
    <div className="bh-form-row" data-field={field}>
      <p className="bh-label">
        {number === null ? null : <span className="no">{number}</span>}
        {label}
        {required === true ? (
          <span className="bh-required">{translate('form.required')}</span>
        ) : null}
      </p>
      {children}
      {complaint === null || complaint === undefined ? null : (
        <p className="bh-bad bh-xs" role="alert">
          {complaint}
        </p>
      )}
    </div>
  );
}
