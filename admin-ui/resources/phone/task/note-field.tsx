import Button from '@mui/material/Button';
import { useId, useState } from 'react';
import { LongInput } from '../../../forms/long-text.tsx';
import type { FormField } from '../../../../api/contract/tasks.ts';
import { errorIdOf } from '../../../forms/field-frame.tsx';
import { textIn } from '../../../forms/form-model.ts';
import { PhraseChips, usePhrases } from '../../../forms/phrase-chips.tsx';
import { onlyPhrases } from '../../../forms/phrases.ts';
import { useWords } from '../../../messages/use-words.ts';

export interface PhoneFieldProps {
  readonly field: FormField;
  readonly value: unknown;
  readonly required: boolean;
  readonly error: string | null;
  readonly disabled: boolean;
  readonly onChange: (value: unknown) => void;
}

/** What is said often stands as chips; the keyboard opens only when somebody wants to write. */
export function NoteField({ field, value, required, error, disabled, onChange }: PhoneFieldProps) {
  const { t, pick } = useWords();
  const id = useId();
  const text = textIn(value);
  const phrases = usePhrases(field);
  const [writing, setWriting] = useState(phrases.length === 0);
  const open = writing || !onlyPhrases(text, phrases);
  return (
    <div data-field={field.name}>
      <h2 id={id}>
        {pick(field.label, field.labelEn)}{' '}
        <small>{t(required ? 'form.required' : 'phone.task.optional')}</small>
      </h2>
      <PhraseChips phrases={phrases} text={text} disabled={disabled} onChange={onChange} />
      {open ? (
        <LongInput
          fullWidth
          minRows={2}
          maxRows={8}
          value={text}
          error={error !== null}
          disabled={disabled}
          onChange={(event) => {
            onChange(event.target.value);
          }}
          inputProps={{
            'aria-labelledby': id,
            'aria-required': required,
            'aria-describedby': error === null ? undefined : errorIdOf(id),
          }}
        />
      ) : (
        <Button
          variant="text"
          disabled={disabled}
          onClick={() => {
            setWriting(true);
          }}
        >
          {t('phone.task.write')}
        </Button>
      )}
      {error === null ? null : (
        <p className="bh-field-error" id={errorIdOf(id)} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
