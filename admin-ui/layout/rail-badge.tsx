import type { MessageKey } from '../messages/message-key.ts';
import { useWords } from '../messages/use-words.ts';

/** White: to do; hot: what waits for somebody and should not (screens section 3). */
export interface Badge {
  readonly count: number;
  readonly label: MessageKey;
  readonly hot: boolean;
}

/** The number at an entry; nothing while it is zero. */
export function RailBadge({ badge }: { readonly badge: Badge | undefined }) {
  const { t, number } = useWords();
  if (badge === undefined || badge.count === 0) return null;
  const { count, hot, label } = badge;
  return (
    <span className={hot ? 'bh-badge hot' : 'bh-badge'}>
      <span aria-hidden="true">{count > 999 ? '999+' : number(count)}</span>
      <span className="bh-sr">{t(label, { count })}</span>
    </span>
  );
}
