import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import { type ReactNode, useId } from 'react';
import { useWords } from '../messages/use-words.ts';
import './admin-page.css';

interface SidePanelProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** One row of a page, beside it: what is known of it, what can be done. `Esc` closes it. */
export function SidePanel({ title, note, foot, children, onClose }: SidePanelProps) {
  const { t } = useWords();
  const id = useId();
  return (
    <Drawer
      anchor="right"
      open
      onClose={onClose}
      slotProps={{ paper: { role: 'dialog', 'aria-labelledby': id } }}
    >
      <div className="bh-side">
        <header>
          <div className="bh-grow">
            <h2 id={id}>{title}</h2>
            <div className="bh-3 bh-sm">{note}</div>
          </div>
          <IconButton aria-label={t('admin.close')} onClick={onClose}>
            <CloseOutlined fontSize="small" />
          </IconButton>
        </header>
        <div className="body">{children}</div>
        {foot === undefined ? null : <div className="foot">{foot}</div>}
      </div>
    </Drawer>
  );
}
