import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useWords } from '../../messages/use-words.ts';
import type { DraftCondition } from './class-draft.ts';
import { pastedConditions } from './pasted-conditions.ts';

/** Takes rows of a spreadsheet; those that are not understood are named and left out. */
export function PasteBox({
  onTake,
}: {
  readonly onTake: (rows: readonly DraftCondition[]) => void;
}) {
  const { t, number, list } = useWords();
  const [said, setSaid] = useState<readonly string[]>([]);
  return (
    <div className="bh-field">
      <TextField
        fullWidth
        value=""
        placeholder={t('catalogue.pasteHint')}
        slotProps={{ htmlInput: { 'aria-label': t('catalogue.paste') } }}
        onPaste={(event) => {
          event.preventDefault();
          const { conditions, refused } = pastedConditions(event.clipboardData.getData('text'));
          onTake(conditions);
          setSaid([
            t('catalogue.pasted', { count: number(conditions.length) }),
            ...(refused.length === 0
              ? []
              : [t('catalogue.pasteRefused', { rows: list(refused.slice(0, 20).map(String)) })]),
          ]);
        }}
      />
      <output className="bh-2 bh-sm">{said.join(' · ')}</output>
    </div>
  );
}
