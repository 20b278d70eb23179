import ExpandMore from '@mui/icons-material/ExpandMore';
import { useWords } from '../../../messages/use-words.ts';
import type { GroupName } from './group-tasks.ts';

export interface GroupHeadProps {
  readonly group: GroupName;
  readonly count: number;
  readonly collapsed: boolean;
  readonly onToggle: (group: GroupName) => void;
}

/** What stands in the head of a group of rows; folds it. */
export function GroupHead({ group, count, collapsed, onToggle }: GroupHeadProps) {
  const { t, number } = useWords();
  const name = t(`inbox.group.${group}`);
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-expanded={!collapsed}
      onClick={() => {
        onToggle(group);
      }}
    >
      <span className="bh-sr">{t(collapsed ? 'inbox.expand' : 'inbox.collapse')} </span>
      <b>{name}</b> <span className="bh-3">{number(count)}</span>
      <ExpandMore className="bh-icon" aria-hidden="true" />
    </button>
  );
}
