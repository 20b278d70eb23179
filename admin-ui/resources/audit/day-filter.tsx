import { useId, useState } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { firstDay, lastDay } from './log-address.ts';

interface DayFilterProps {
  readonly label: string;
  /** `2026-11-27`; empty: any day. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** A day that a list is narrowed by: what is typed stays in the field until it is a whole day, or none. */
export function DayFilter({ label, value, onChange }: DayFilterProps) {
  const { t } = useWords();
  const errorId = useId();
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const [wrong, setWrong] = useState(false);
  if (seen !== value) {
    setSeen(value);
    setText(value);
    setWrong(false);
  }
  return (
    <>
      <label className={value === '' ? 'bh-chip pick day' : 'bh-chip pick day on'}>
        <span>{label}</span>
        <input
          type="date"
          min={firstDay}
          max={lastDay}
          value={text}
          aria-invalid={wrong}
          aria-describedby={wrong ? errorId : undefined}
          onChange={({ target }) => {
            setText(target.value);
            // A browser says of half a day that it is empty, and that it is bad input.
            if (!target.validity.valid) return;
            setWrong(false);
            onChange(target.value);
          }}
          onBlur={({ target }) => {
            setWrong(!target.validity.valid);
          }}
        />
      </label>
      {wrong ? (
        <span id={errorId} role="alert" className="bh-bad bh-sm">
          {t('audit.wholeDay', { first: firstDay.slice(0, 4), last: lastDay.slice(0, 4) })}
        </span>
      ) : null}
    </>
  );
}
