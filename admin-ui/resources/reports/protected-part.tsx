import TextField from '@mui/material/TextField';
import { useId } from 'react';
import { useWords } from '../../messages/use-words.ts';
import type { OpenCaseDraft } from './open-case-draft.ts';
import './protected-part.css';

const longest = 1000;

interface Props {
  readonly draft: OpenCaseDraft;
  readonly change: (part: Partial<OpenCaseDraft>) => void;
  readonly complaint: string | null;
}

/** 保密: whoever does not work on the case says what for before they see it; why, the ledger keeps. */
export function ProtectedPart({ draft, change, complaint }: Props) {
  const { t } = useWords();
  const reasonId = useId();
  const { protectedFor } = draft;
  return (
    <div className="bh-protected" data-field="protected">
      <label>
        <input
          type="checkbox"
          className="bh-check"
          checked={protectedFor !== null}
          onChange={(event) => {
            change({ protectedFor: event.target.checked ? '' : null });
          }}
        />
        <span>
          <b>{t('reports.protected')}</b>{' '}
          <span className="bh-3 bh-sm">{t('reports.protectedHint')}</span>
        </span>
      </label>
      {protectedFor === null ? null : (
        <TextField
          id={reasonId}
          fullWidth
          label={t('reports.protectedFor')}
          placeholder={t('reports.protectedForHint')}
          value={protectedFor}
          error={complaint !== null}
          helperText={complaint}
          slotProps={{ htmlInput: { maxLength: longest, 'aria-required': true } }}
          onChange={(event) => {
            change({ protectedFor: event.target.value });
          }}
        />
      )}
    </div>
  );
}
