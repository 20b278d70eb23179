import Button from '@mui/material/Button';
import { memo, useId } from 'react';
import { confirmations } from '../../../domain/catalogue/catalogue.ts';
import { urgencies } from '../../../domain/stages.ts';
import { LimitInput } from '../../fields/limit-input.tsx';
import { useWords } from '../../messages/use-words.ts';
import type { DraftCondition } from './class-draft.ts';

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly fault?: string | undefined;
  readonly onChange: (text: string) => void;
}

/** A line of a class; what was pasted over several lines becomes one. */
export function ClassText({ label, value, fault, onChange }: TextProps) {
  const id = useId();
  return (
    <div className="bh-field">
      <label className="bh-label" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        rows={1}
        className="bh-class-text"
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        onChange={(event) => {
          onChange(event.target.value.replaceAll(/\s*[\r\n]+\s*/gu, ' '));
        }}
      />
      {fault === undefined ? null : (
        <p id={`${id}-fault`} className="bh-field-error">
          {fault}
        </p>
      )}
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly T[];
  readonly wordOf: (value: T) => string;
  readonly onChange: (value: T) => void;
}

export function ClassChoice<T extends string>(props: ChoiceProps<T>) {
  const { label, value, choices, wordOf, onChange } = props;
  const id = useId();
  return (
    <div className="bh-field">
      <label className="bh-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="bh-catalogue-version"
        value={value}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice === event.target.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {wordOf(choice)}
          </option>
        ))}
      </select>
    </div>
  );
}

interface ConditionEditProps {
  readonly place: number;
  readonly value: DraftCondition;
  /** Why a part of it cannot stay, by `/text`, `/limit` …; null while nothing is wrong or nothing was tried. */
  readonly faults: Readonly<Record<string, string>> | null;
  /** Null: it is taken out. */
  readonly onChange: (key: string, value: DraftCondition | null) => void;
}

/** One filing condition while it is written; drawn anew only when it is another, since there may be 200. */
export const ConditionEdit = memo(function ConditionEdit({
  place,
  value,
  faults,
  onChange,
}: ConditionEditProps) {
  const { t, code } = useWords();
  const legend = t('catalogue.condition', { place });
  const set = (part: Partial<DraftCondition>): void => {
    onChange(value.key, { ...value, ...part });
  };
  const limitFault = faults?.['/limit'];
  const limitId = useId();
  const texts = ['text', 'textEn', 'closingText', 'closingTextEn'] as const;
  return (
    <fieldset className="bh-condition-edit">
      <legend className="bh-sr">{legend}</legend>
      <div className="bh-row">
        <b className="bh-grow" aria-hidden="true">
          {legend}
        </b>
        <Button
          size="small"
          variant="text"
          onClick={() => {
            onChange(value.key, null);
          }}
        >
          {t('catalogue.takeOut')}
          <span className="bh-sr"> {value.text}</span>
        </Button>
      </div>
      <div className="pair">
        {texts.map((part) => (
          <ClassText
            key={part}
            label={t(`catalogue.${part}`)}
            value={value[part]}
            fault={faults?.[`/${part}`]}
            onChange={(text) => {
              set({ [part]: text });
            }}
          />
        ))}
      </div>
      <div className="bh-field">
        <label className="bh-label" htmlFor={limitId}>
          {t('catalogue.limit')}
        </label>
        <LimitInput
          id={limitId}
          label={t('catalogue.limit')}
          value={value.limit}
          error={limitFault !== undefined}
          onChange={(limit) => {
            set({ limit });
          }}
        />
        {limitFault === undefined ? null : <p className="bh-field-error">{limitFault}</p>}
      </div>
      <div className="pair">
        <ClassChoice
          label={t('catalogue.urgency')}
          value={value.urgency}
          choices={urgencies}
          wordOf={(urgency) => code('urgency', urgency)}
          onChange={(urgency) => {
            set({ urgency });
          }}
        />
        <ClassChoice
          label={t('catalogue.confirm')}
          value={value.confirmation}
          choices={confirmations}
          wordOf={(confirmation) => t(`catalogue.confirmation.${confirmation}`)}
          onChange={(confirmation) => {
            set({ confirmation });
          }}
        />
      </div>
    </fieldset>
  );
});
