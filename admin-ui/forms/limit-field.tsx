import { useId } from 'react';
import { limitWords } from '../clocks/duration-words.ts';
import { useTongue } from '../clocks/use-wording.ts';
import { LimitInput } from '../fields/limit-input.tsx';
import { useWords } from '../messages/use-words.ts';
import { errorIdOf, FieldFrame } from './field-frame.tsx';
import type { FieldProps } from './field-props.ts';
import { limitIn } from './form-model.ts';

/** A limit: amount and unit; the most that may be given is said where it is bounded in one unit. */
export function LimitField({ field, value, required, error, disabled, onChange }: FieldProps) {
  const { t, pick } = useWords();
  const tongue = useTongue();
  const id = useId();
  const { maximum, units } = field;
  const only = units?.length === 1 ? units[0] : undefined;
  const most =
    maximum === undefined || only === undefined
      ? null
      : t('form.atMost', { limit: limitWords({ amount: maximum, unit: only }, tongue) });
  return (
    <FieldFrame
      field={field}
      required={required}
      error={error}
      controlId={id}
      {...(most === null ? {} : { aside: most })}
    >
      <LimitInput
        id={id}
        label={pick(field.label, field.labelEn)}
        value={limitIn(value, field)}
        units={units}
        required={required}
        disabled={disabled}
        error={error !== null}
        describedBy={error === null ? undefined : errorIdOf(id)}
        onChange={onChange}
      />
    </FieldFrame>
  );
}
