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
  // What was handed on and has not come back yet: the router's address follows when there is time.
  const [handed, setHanded] = useState<readonly string[]>([]);
  if (seen !== value) {
    setSeen(value);
    const back = handed.indexOf(value);
    setHanded(handed.slice(back + 1));
    // Only what comes from elsewhere stands in the field: letters typed since are not taken away.
    if (back === -1) setText(value);
  }
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => {
      setHanded((before) => [...before, text]);
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
