import MenuItem from '@mui/material/MenuItem';
import Rating from '@mui/material/Rating';
import Select from '@mui/material/Select';
import { useId } from 'react';
import type { FormField } from '../../api/contract/tasks.ts';
import { RadioChoices } from '../fields/radio-choices.tsx';
import { useWords } from '../messages/use-words.ts';
import { errorIdOf, FieldFrame, labelIdOf } from './field-frame.tsx';
import type { FieldProps } from './field-props.ts';
import { textIn } from './form-model.ts';

/** Up to so many choices stand side by side, more go into a menu. */
const sideBySide = 4;

interface Choice {
  readonly value: string;
  readonly label: string;
}

function useChoices(field: FormField): readonly Choice[] {
  const { pick } = useWords();
  return (field.choices ?? []).map((choice) => ({
    value: choice.value,
    label: pick(choice.label, choice.labelEn),
  }));
}

export function ChoiceField(props: FieldProps) {
  const { field, value, required, error, disabled, onChange } = props;
  const { t } = useWords();
  const id = useId();
  const choices = useChoices(field);
  const chips = choices.length <= sideBySide;
  return (
    <FieldFrame field={field} required={required} error={error} controlId={id} group={chips}>
      {chips ? (
        <RadioChoices
          look="chips"
          labelledBy={labelIdOf(id)}
          choices={choices}
          chosen={textIn(value)}
          disabled={disabled}
          onChoose={onChange}
          onClear={() => {
            onChange('');
          }}
        />
      ) : (
        <Select
          fullWidth
          displayEmpty
          value={textIn(value)}
          error={error !== null}
          disabled={disabled}
          inputProps={{
            id,
            'aria-required': required,
            'aria-describedby': error === null ? undefined : errorIdOf(id),
          }}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        >
          <MenuItem value="">
            <span className="bh-3">{t('form.choose')}</span>
          </MenuItem>
          {choices.map((choice) => (
            <MenuItem key={choice.value} value={choice.value}>
              {choice.label}
            </MenuItem>
          ))}
        </Select>
      )}
    </FieldFrame>
  );
}

/** Yes or no, said outright: an answer that was not given is not a no. */
export function BooleanField(props: FieldProps) {
  const { field, value, required, error, disabled, onChange } = props;
  const { t } = useWords();
  const id = useId();
  return (
    <FieldFrame field={field} required={required} error={error} controlId={id} group>
      <RadioChoices
        look="chips"
        labelledBy={labelIdOf(id)}
        choices={[
          { value: true, label: t('form.yes') },
          { value: false, label: t('form.no') },
        ]}
        chosen={typeof value === 'boolean' ? value : null}
        disabled={disabled}
        onChoose={onChange}
        onClear={() => {
          onChange(null);
        }}
      />
    </FieldFrame>
  );
}

export function RatingField(props: FieldProps) {
  const { field, value, required, error, disabled, onChange } = props;
  const { t, pick } = useWords();
  const id = useId();
  const stars = Number(textIn(value));
  return (
    <FieldFrame field={field} required={required} error={error} controlId={id} group>
      <div className="bh-rating">
        <Rating
          name={id}
          aria-label={t('form.ratingLabel', { label: pick(field.label, field.labelEn) })}
          value={stars > 0 ? stars : null}
          disabled={disabled}
          getLabelText={(count) => t('form.rating', { count })}
          onChange={(_event, chosen) => {
            onChange(chosen);
          }}
        />
        {stars > 0 ? <span className="bh-2">{t('form.rating', { count: stars })}</span> : null}
      </div>
    </FieldFrame>
  );
}
