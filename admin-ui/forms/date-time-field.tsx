import { useId } from 'react';
import { errorIdOf, FieldFrame } from './field-frame.tsx';
import type { FieldProps } from './field-props.ts';
import { textIn } from './form-model.ts';
import { ZonedTimeInput } from './zoned-time-input.tsx';

/** A date and time of a form. */
export function DateTimeField({ field, value, required, error, disabled, onChange }: FieldProps) {
  const id = useId();
  return (
    <FieldFrame field={field} required={required} error={error} controlId={id}>
      <ZonedTimeInput
        id={id}
        value={textIn(value)}
        isWrong={error !== null}
        describedBy={error === null ? undefined : errorIdOf(id)}
        required={required}
        disabled={disabled}
        onChange={onChange}
      />
    </FieldFrame>
  );
}
