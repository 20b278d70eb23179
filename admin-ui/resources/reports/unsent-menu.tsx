import ExpandMore from '@mui/icons-material/ExpandMore';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';
import type { UnsentDraft } from './kept-draft.ts';
import { titleOf } from './open-case-draft.ts';

export interface UnsentMenuProps {
  readonly unsent: readonly UnsentDraft[];
  readonly disabled: boolean;
  readonly onTakeUp: (id: string) => void;
}

/** What was begun on this device and not sent: by its words, else its place or caller, and when it was kept. */
export function UnsentMenu({ unsent, disabled, onTakeUp }: UnsentMenuProps) {
  const { t } = useWords();
  const rule = useDateRule();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (unsent.length === 0) return null;
  return (
    <>
      <Button
        size="small"
        disabled={disabled}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        endIcon={<ExpandMore />}
        onClick={(event) => {
          setAnchor(event.currentTarget);
        }}
      >
        {t('reports.unsent.count', { count: unsent.length })}
      </Button>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => {
          setAnchor(null);
        }}
      >
        {unsent.map(({ id, draft, at }) => (
          <MenuItem
            key={id}
            className="bh-unsent"
            onClick={() => {
              setAnchor(null);
              onTakeUp(id);
            }}
          >
            <span className="bh-ellipsis">
              {titleOf(draft.description) ||
                draft.address ||
                draft.name ||
                t('reports.unsent.nothingSaid')}
            </span>
            <span className="bh-3 bh-sm">{dateWords(at, rule)}</span>
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
