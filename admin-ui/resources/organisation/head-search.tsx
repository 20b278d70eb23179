import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';

const typingMillis = 300;

/** A search that goes on after a short rest, so that each letter is no request. */
export function HeadSearch({
  label,
  value,
  onSearch,
}: {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}) {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setText(value);
  }
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => {
      onSearch(text);
    }, typingMillis);
    return () => {
      clearTimeout(timer);
    };
  }, [text, value, onSearch]);
  return (
    <TextField
      className="search"
      type="search"
      value={text}
      placeholder={label}
      slotProps={{ htmlInput: { 'aria-label': label, maxLength: 100 } }}
      onChange={(event) => {
        setText(event.target.value);
      }}
    />
  );
}
