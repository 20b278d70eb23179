import MenuItem from '@mui/material/MenuItem';
import Rating from '@mui/material/Rating';
import Select from '@mui/material/Select';
import { useId } from 'react';
import type { FormField } from '../../api/contract/tasks.ts';
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

function ChoiceChips({
  props,
  id,
  choices,
}: {
  readonly props: FieldProps;
  readonly id: string;
  readonly choices: readonly Choice[];
}) {
  const { value, disabled, onChange } = props;
  return (
    <div className="bh-choices" role="radiogroup" id={id} aria-labelledby={labelIdOf(id)}>
      {choices.map((choice) => {
        const on = value === choice.value;
        return (
          <button
            key={choice.value}
            type="button"
            role="radio"
            aria-checked={on}
            className={on ? 'bh-chip on' : 'bh-chip'}
            disabled={disabled}
            onClick={() => {
              onChange(on ? '' : choice.value);
            }}
          >
            {choice.label}
          </button>
        );
      })}
    </div>
  );
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
        <ChoiceChips props={props} id={id} choices={choices} />
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
      <div className="bh-choices" role="radiogroup" id={id} aria-labelledby={labelIdOf(id)}>
        {[true, false].map((answer) => (
          <button
            key={String(answer)}
            type="button"
            role="radio"
            aria-checked={value === answer}
            className={value === answer ? 'bh-chip on' : 'bh-chip'}
            disabled={disabled}
            onClick={() => {
              onChange(value === answer ? null : answer);
            }}
          >
            {t(answer ? 'form.yes' : 'form.no')}
          </button>
        ))}
      </div>
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
      <div className="bh-rating" role="group" aria-labelledby={labelIdOf(id)}>
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
