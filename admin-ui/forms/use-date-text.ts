import { useState } from 'react';
import { readWall, writeWall } from './wall-text.ts';

interface DateTextProps {
  /** `2026-11-27`, with a time `2026-11-27T14:32`; empty: none. */
  readonly value: string;
  readonly withTime: boolean;
  /** Null while what is typed is no whole date. */
  readonly onChange: (value: string | null) => void;
  /** Of a whole date, whether it may be meant; absent: every one. */
  readonly isAllowed?: (value: string) => boolean;
}

export interface DateText {
  readonly text: string;
  /** Left as something that is no whole date. */
  readonly wrong: boolean;
  readonly type: (text: string) => void;
  readonly leave: () => void;
}

/** What is typed into a field of dates stays there as it is until it is a whole date, or none. */
export function useDateText({ value, withTime, onChange, isAllowed }: DateTextProps): DateText {
  const [text, setText] = useState(writeWall(value));
  const [seen, setSeen] = useState(value);
  const [wrong, setWrong] = useState(false);
  const meant = (typed: string): string | null => {
    const read = readWall(typed, withTime);
    return read === null || read === '' || (isAllowed?.(read) ?? true) ? read : null;
  };
  if (seen !== value) {
    setSeen(value);
    // Half a date counts as none, and stays.
    if ((meant(text) ?? '') !== value) {
      setText(writeWall(value));
      setWrong(false);
    }
  }
  return {
    text,
    wrong,
    type: (typed) => {
      const read = meant(typed);
      setText(typed);
      if (read !== null) setWrong(false);
      onChange(read);
    },
    leave: () => {
      const read = meant(text);
      setWrong(read === null);
      if (read !== null) setText(writeWall(read));
    },
  };
}
