import ChevronRight from '@mui/icons-material/ChevronRight';
import ExpandMore from '@mui/icons-material/ExpandMore';
import { useRef, type KeyboardEvent } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { treeMove, type TreeRow } from './unit-tree.ts';

interface TreeProps {
  readonly rows: readonly TreeRow[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly onFold: (id: string, folded: boolean) => void;
}

/** The tree of units: one stop of Tab, arrows inside (WAI-ARIA tree). */
export function UnitTreeView({ rows, chosen, onChoose, onFold }: TreeProps) {
  const { t, name } = useWords();
  const tree = useRef<HTMLUListElement>(null);
  const here = rows.some((row) => row.unit.id === chosen) ? chosen : (rows[0]?.unit.id ?? null);
  const press = (event: KeyboardEvent, at: string): void => {
    const move = treeMove(rows, at, event.key);
    if (move === null || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (move.kind !== 'go') {
      onFold(move.id, move.kind === 'fold');
      return;
    }
    onChoose(move.id);
    tree.current?.querySelector<HTMLElement>(`[data-unit="${CSS.escape(move.id)}"]`)?.focus();
  };
  return (
    <ul ref={tree} role="tree" className="bh-tree" aria-label={t('organisation.tree')}>
      {rows.map(({ unit, level, place, beside, children, open }) => (
        <li
          key={unit.id}
          role="treeitem"
          aria-level={level}
          aria-posinset={place}
          aria-setsize={beside}
          aria-selected={unit.id === chosen}
          aria-expanded={children === 0 ? undefined : open}
          data-unit={unit.id}
          tabIndex={unit.id === here ? 0 : -1}
          onKeyDown={(event) => {
            press(event, unit.id);
          }}
          style={{ paddingLeft: `${(level - 1) * 20 + 8}px` }}
          className={unit.active ? '' : 'closed'}
          onClick={() => {
            onChoose(unit.id);
          }}
        >
          {children === 0 ? (
            <span className="twig" />
          ) : (
            <span
              className="twig"
              aria-hidden="true"
              onClick={(event) => {
                event.stopPropagation();
                onFold(unit.id, open);
              }}
            >
              {open ? <ExpandMore className="bh-icon" /> : <ChevronRight className="bh-icon" />}
            </span>
          )}
          <span className="bh-cut" title={name(unit)}>
            {name(unit)}
          </span>
          {unit.active ? null : <span className="bh-tag">{t('organisation.unit.isClosed')}</span>}
          <span className="bh-grow" />
          <span className="bh-3 bh-xs bh-nowrap">{t(`organisation.kind.${unit.kind}`)}</span>
        </li>
      ))}
    </ul>
  );
}
