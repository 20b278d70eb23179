import CalendarTodayOutlined from '@mui/icons-material/CalendarTodayOutlined';
import { useRef } from 'react';
import { useWords } from '../messages/use-words.ts';
import './date-pick.css';

interface DatePickProps {
  readonly value: string;
  readonly withTime: boolean;
  readonly disabled?: boolean;
  readonly onPick: (value: string) => void;
}

/**
 * Opens the calendar of the browser beside a field that dates are typed into: what a browser draws into a field of its own
 * goes by its language, not by the one of the page.
 */
export function DatePick({ value, withTime, disabled = false, onPick }: DatePickProps) {
  const { t } = useWords();
  const native = useRef<HTMLInputElement>(null);
  return (
    <span className="bh-date-pick">
      <input
        ref={native}
        type={withTime ? 'datetime-local' : 'date'}
        tabIndex={-1}
        aria-hidden="true"
        value={value}
        disabled={disabled}
        onChange={(event) => {
          onPick(event.target.value);
        }}
      />
      <button
        type="button"
        aria-label={t('form.pickDate')}
        title={t('form.pickDate')}
        disabled={disabled}
        onClick={() => {
          native.current?.showPicker();
        }}
      >
        <CalendarTodayOutlined />
      </button>
    </span>
  );
}
