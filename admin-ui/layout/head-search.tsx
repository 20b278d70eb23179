import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';
import { SearchStart } from '../fields/search-start.tsx';
import './head-search.css';

const typingMillis = 300;

/** The search in the head of a list; it goes on after a short rest, so that each letter is no request. */
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
      className="bh-head-search"
      type="search"
      value={text}
      placeholder={label}
      slotProps={{
        htmlInput: { 'aria-label': label, maxLength: 100 },
        input: {
          startAdornment: <SearchStart />,
        },
      }}
      onChange={(event) => {
        setText(event.target.value);
      }}
    />
  );
}
