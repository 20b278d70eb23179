import OutlinedInput from '@mui/material/OutlinedInput';
import { useId } from 'react';
import { useZone } from '../clocks/deployment-zone.ts';
import { useWords } from '../messages/use-words.ts';
import { DatePick } from './date-pick.tsx';
import { useDateText } from './use-date-text.ts';
import { fromZonedInput, toZonedInput } from './zoned-input.ts';

interface ZonedTimeInputProps {
  readonly id?: string;
  /** What it is, where no label stands over it. */
  readonly label?: string;
  /** An instant (ISO 8601), or nothing. */
  readonly value: string;
  readonly isWrong: boolean;
  /** Id of the words that say what is wrong. */
  readonly describedBy?: string | undefined;
  readonly required?: boolean;
  readonly disabled?: boolean;
  /** Nothing, while what is typed is no whole date with its time. */
  readonly onChange: (instant: string) => void;
}

/** A date and time in the zone of the deployment, whatever the machine's is, written as on the page. */
export function ZonedTimeInput(props: ZonedTimeInputProps) {
  const { id, label, value, isWrong, describedBy, required, disabled = false, onChange } = props;
  const { t } = useWords();
  const zone = useZone();
  const hintId = useId();
  const wall = toZonedInput(value, zone);
  const change = (read: string | null): void => {
    onChange(fromZonedInput(read ?? '', zone));
  };
  const typed = useDateText({ value: wall, withTime: true, onChange: change });
  return (
    <>
      <OutlinedInput
        id={id}
        fullWidth
        placeholder={t('form.timeShape')}
        value={typed.text}
        error={isWrong || typed.wrong}
        disabled={disabled}
        onChange={(event) => {
          typed.type(event.target.value);
        }}
        onBlur={typed.leave}
        endAdornment={<DatePick value={wall} withTime disabled={disabled} onPick={change} />}
        inputProps={{
          'aria-label': label,
          'aria-required': required,
          'aria-describedby': typed.wrong ? hintId : describedBy,
          autoComplete: 'off',
        }}
      />
      {typed.wrong ? (
        <p className="bh-field-error" id={hintId} role="alert">
          {t('form.wholeTime')}
        </p>
      ) : null}
    </>
  );
}
