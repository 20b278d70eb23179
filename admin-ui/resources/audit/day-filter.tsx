import { useId } from 'react';
import { DatePick } from '../../forms/date-pick.tsx';
import { useDateText } from '../../forms/use-date-text.ts';
import { useWords } from '../../messages/use-words.ts';
import { firstDay, lastDay } from './log-address.ts';

interface DayFilterProps {
  readonly label: string;
  /** `2026-11-27`; empty: any day. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

const isAllowed = (day: string): boolean => day >= firstDay && day <= lastDay;

/** A day that a list is narrowed by: what is typed stays in the field until it is a whole day, or none. */
export function DayFilter({ label, value, onChange }: DayFilterProps) {
  const { t } = useWords();
  const id = useId();
  const errorId = useId();
  const { text, wrong, type, leave } = useDateText({
    value,
    withTime: false,
    isAllowed,
    onChange: (day) => {
      if (day !== null) onChange(day);
    },
  });
  return (
    <>
      <span className={value === '' ? 'bh-chip pick day' : 'bh-chip pick day on'}>
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          autoComplete="off"
          placeholder={t('form.dayShape')}
          value={text}
          aria-invalid={wrong}
          aria-describedby={wrong ? errorId : undefined}
          onChange={({ target }) => {
            type(target.value);
          }}
          onBlur={leave}
        />
        <DatePick value={value} withTime={false} onPick={onChange} />
      </span>
      {wrong ? (
        <span id={errorId} role="alert" className="bh-bad bh-sm">
          {t('audit.wholeDay', { first: firstDay.slice(0, 4), last: lastDay.slice(0, 4) })}
        </span>
      ) : null}
    </>
  );
}
