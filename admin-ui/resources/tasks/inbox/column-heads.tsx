import type { ReactNode } from 'react';
import { useWords } from '../../../messages/use-words.ts';
import type { Selection } from './use-selection.ts';

/** Above the rows: what the columns are, and the box that ticks all that is loaded. */
export function ColumnHeads({
  selection,
  children,
}: {
  readonly selection: Selection;
  /** Laid over the heads: what says that rows are waiting. */
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const some = selection.ids.size > 0;
  return (
    <div className="bh-columns">
      <input
        type="checkbox"
        className="bh-check"
        aria-label={t('inbox.selectAll')}
        checked={some}
        onChange={some ? selection.clear : selection.all}
      />
      <span>{t('inbox.column.clock')}</span>
      <span>{t('inbox.column.stage')}</span>
      <span>{t('inbox.column.matter')}</span>
      <span className="place">{t('inbox.column.place')}</span>
      <span>{t('inbox.column.unit')}</span>
      <span>{t('inbox.column.channel')}</span>
      {children}
    </div>
  );
}
