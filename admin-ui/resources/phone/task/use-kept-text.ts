import { useCallback, useState } from 'react';
import { ticker } from '../../../clocks/ticker.ts';
import { textIn } from '../../../forms/form-model.ts';
import { useDrafts } from '../../../forms/use-kept-draft.ts';

/** A text of one's own beside a form, kept like a draft: of the person, on this device. */
export function useKeptText(name: string): readonly [string, (text: string) => void] {
  const drafts = useDrafts();
  const [text, setText] = useState(() => textIn(drafts.read(name)?.values['text']));
  const write = useCallback(
    (next: string) => {
      setText(next);
      if (next === '') {
        drafts.clear(name);
      } else {
        drafts.write(name, {
          values: { text: next },
          given: {},
          outcome: null,
          version: 0,
          at: ticker.now(),
        });
      }
    },
    [drafts, name],
  );
  return [text, write];
}
