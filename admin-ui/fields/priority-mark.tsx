import KeyboardArrowUp from '@mui/icons-material/KeyboardArrowUp';
import KeyboardDoubleArrowUp from '@mui/icons-material/KeyboardDoubleArrowUp';
import type { Urgency } from '../../api/contract/common.ts';
import { useWords } from '../messages/use-words.ts';
import './fields.css';

/** 特急 with a double chevron, 紧急 with one; 一般 shows nothing. */
export function PriorityMark({ urgency }: { readonly urgency: Urgency }) {
  const { code } = useWords();
  if (urgency === 'normal') {
    return null;
  }
  const Icon = urgency === 'critical' ? KeyboardDoubleArrowUp : KeyboardArrowUp;
  return (
    <span className={`bh-priority ${urgency}`}>
      <Icon aria-hidden="true" />
      {code('urgency', urgency)}
    </span>
  );
}
