import type { ResponsibilityCell } from '../../../domain/catalogue/check-responsibilities.ts';
import { SidePanel } from '../../layout/side-panel.tsx';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { HistoryList } from '../organisation/history-list.tsx';
import { useResponsibilityHistory } from './responsibility-queries.ts';
import type { TableWords } from './table-words.ts';

interface HistoryPanelProps {
  readonly of: ResponsibilityCell;
  readonly words: TableWords;
  readonly onClose: () => void;
}

/** Who changed the units of a class, in any grid. */
export function HistoryPanel({ of, words, onClose }: HistoryPanelProps) {
  const { t } = useWords();
  const query = useResponsibilityHistory(of.kind, of.classCode);
  const { data } = query;
  const nameOf = (id: string): string => {
    const grid = words.grid(id);
    return grid === id ? words.unit(id) : grid;
  };
  return (
    <SidePanel
      title={t('responsibilities.historyOf', { class: words.class(of) })}
      onClose={onClose}
    >
      <PagePending asked={[query]} />
      {data === undefined ? null : <HistoryList changes={data} nameOf={nameOf} />}
    </SidePanel>
  );
}
