import { useId, type ReactNode } from 'react';
import './fields.css';

export interface RadioChoice<T> {
  readonly value: T;
  readonly label: ReactNode;
}

export interface RadioChoicesProps<T> {
  readonly choices: readonly RadioChoice<T>[];
  readonly chosen: T | null;
  /** Name of the group, or the id of what names it. */
  readonly label?: string | undefined;
  readonly labelledBy?: string | undefined;
  readonly disabled?: boolean;
  /** Chips stand apart, segments touch. */
  readonly look: 'chips' | 'segments';
  readonly onChoose: (value: T) => void;
  /** Given when the choice may be taken back by pressing it again. */
  readonly onClear?: (() => void) | undefined;
}

const groupClass = { chips: 'bh-choices', segments: 'bh-seg' } as const;
const choiceClass = { chips: 'bh-chip', segments: '' } as const;

/** A few choices side by side, one of them chosen: radio buttons that look like chips or segments. */
export function RadioChoices<T extends string | boolean>(props: RadioChoicesProps<T>) {
  const { choices, chosen, label, labelledBy, disabled, look, onChoose, onClear } = props;
  const name = useId();
  return (
    <div
      className={groupClass[look]}
      role="radiogroup"
      aria-label={label}
      aria-labelledby={labelledBy}
    >
      {choices.map((choice) => {
        const on = choice.value === chosen;
        return (
          <label key={String(choice.value)} className={`${choiceClass[look]}${on ? ' on' : ''}`}>
            <input
              className="bh-hidden-radio"
              type="radio"
              name={name}
              checked={on}
              disabled={disabled === true}
              onChange={() => {
                onChoose(choice.value);
              }}
              onClick={on ? onClear : undefined}
            />
            {choice.label}
          </label>
        );
      })}
    </div>
  );
}
