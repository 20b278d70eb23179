import OutlinedInput from '@mui/material/OutlinedInput';
import { useId } from 'react';
import { LongInput } from './long-text.tsx';
import { useWords } from '../messages/use-words.ts';
import { errorIdOf, FieldFrame } from './field-frame.tsx';
import type { FieldProps } from './field-props.ts';
import { textIn } from './form-model.ts';
import { PhraseChips, usePhrases } from './phrase-chips.tsx';

/** From this share of the allowed length on, the count is shown for short texts too. */
const countFrom = 0.8;

function useCount({ field, value }: FieldProps): string | undefined {
  const { t } = useWords();
  const used = textIn(value).length;
  const { maxLength } = field;
  if (maxLength === undefined || (field.type === 'text' && used < maxLength * countFrom)) {
    return undefined;
  }
  return t('form.length', { used, max: maxLength });
}

const inputModes = { integer: 'numeric', number: 'decimal' } as const;

/** One line, several lines, numbers: whatever is typed. */
export function TypedField(props: FieldProps) {
  const { field, value, required, error, disabled, onChange } = props;
  const id = useId();
  const count = useCount(props);
  const phrases = usePhrases(field);
  const multiline = field.type === 'textarea';
  const Input = multiline ? LongInput : OutlinedInput;
  const inputMode =
    field.type === 'integer' || field.type === 'number' ? inputModes[field.type] : undefined;
  return (
    <FieldFrame
      field={field}
      required={required}
      error={error}
      controlId={id}
      {...(count === undefined ? {} : { aside: count })}
    >
      <Input
        id={id}
        fullWidth
        {...(multiline ? { minRows: 2, maxRows: 8 } : {})}
        value={textIn(value)}
        error={error !== null}
        disabled={disabled}
        onChange={(event) => {
          onChange(event.target.value);
        }}
        inputProps={{
          inputMode,
          'aria-required': required,
          'aria-describedby': error === null ? undefined : errorIdOf(id),
        }}
      />
      <PhraseChips phrases={phrases} text={textIn(value)} disabled={disabled} onChange={onChange} />
    </FieldFrame>
  );
}
