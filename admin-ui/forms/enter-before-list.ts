import type { KeyboardEvent } from 'react';

type Press = KeyboardEvent & { defaultMuiPrevented?: boolean | undefined };

/** What Enter is in a field that is searched, before its list of suggestions takes the key. */
export const enterBeforeList =
  (searching: boolean) =>
  (event: Press): void => {
    if (event.key !== 'Enter') return;
    // Ctrl+Enter submits, wherever it is pressed: an open list would take it for a choice.
    if (event.ctrlKey || event.metaKey) event.defaultMuiPrevented = true;
    // What is looked for is not there yet, and the form around is not meant.
    else if (searching) event.preventDefault();
  };
