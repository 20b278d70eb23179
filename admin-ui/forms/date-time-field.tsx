import OutlinedInput from '@mui/material/OutlinedInput';
import { useId } from 'react';
import { useZone } from '../clocks/deployment-zone.ts';
import { errorIdOf, FieldFrame } from './field-frame.tsx';
import type { FieldProps } from './field-props.ts';
import { textIn } from './form-model.ts';
import { fromZonedInput, toZonedInput } from './zoned-input.ts';

/** A date and time in the zone of the deployment, whatever the machine's is. */
export function DateTimeField({ field, value, required, error, disabled, onChange }: FieldProps) {
  const id = useId();
  const zone = useZone();
  return (
    <FieldFrame field={field} required={required} error={error} controlId={id}>
      <OutlinedInput
        id={id}
        type="datetime-local"
        fullWidth
        value={toZonedInput(textIn(value), zone)}
        error={error !== null}
        disabled={disabled}
        onChange={(event) => {
          onChange(fromZonedInput(event.target.value, zone));
        }}
        inputProps={{
          'aria-required': required,
          'aria-describedby': error === null ? undefined : errorIdOf(id),
        }}
      />
    </FieldFrame>
  );
}
