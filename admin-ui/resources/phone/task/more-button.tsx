import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import type { TaskOutcome } from '../../../../api/contract/tasks.ts';
import { useWords } from '../../../messages/use-words.ts';
import { planBar } from '../../tasks/completion/choose-outcome.ts';
import type { TaskWork } from '../../tasks/detail/task-workbench.tsx';
import { operationItems } from '../../tasks/operations/operation-items.tsx';

/** Outcomes beside the two at the thumb. */
function restOf({ task }: TaskWork): readonly TaskOutcome[] {
  const { forward, menu } = planBar(task.outcomes);
  return [...forward.slice(1), ...menu];
}

/** The rest: a single further outcome by its name, everything else behind one word. */
export function MoreButton({ work }: { readonly work: TaskWork }) {
  const words = useWords();
  const { t, pick } = words;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = (): void => {
    setAnchor(null);
  };
  const rest = restOf(work);
  const [only] = rest;
  const named = rest.length === 1 && only !== undefined ? only : null;
  const operations = operationItems(work.operations, words, close);
  const listed = named === null ? rest : [];
  return (
    <div className="bh-row more">
      {named === null || work.chosen?.code === named.code ? null : (
        <Button
          variant="text"
          className="bh-grow"
          disabled={work.sending}
          onClick={() => {
            work.choose(named);
          }}
        >
          {pick(named.label, named.labelEn)}
          {named.requires.length > 0 ? t('phone.task.sayWhy') : ''}
        </Button>
      )}
      {listed.length + operations.length === 0 ? null : (
        <Button
          variant="text"
          aria-haspopup="menu"
          disabled={work.sending}
          onClick={(event) => {
            setAnchor(event.currentTarget);
          }}
        >
          {t('task.more')}
        </Button>
      )}
      <Menu open={anchor !== null} anchorEl={anchor} onClose={close}>
        {listed.map((outcome) => (
          <MenuItem
            key={outcome.code}
            className={outcome.kind === 'end' ? 'bh-end-item' : ''}
            onClick={() => {
              close();
              work.choose(outcome);
            }}
          >
            {pick(outcome.label, outcome.labelEn)}
          </MenuItem>
        ))}
        {listed.length > 0 && operations.length > 0 ? <Divider /> : null}
        {operations}
      </Menu>
    </div>
  );
}
