import ExpandMore from '@mui/icons-material/ExpandMore';
import ChevronRight from '@mui/icons-material/ChevronRight';
import ReportOutlined from '@mui/icons-material/ReportOutlined';
import SubdirectoryArrowRight from '@mui/icons-material/SubdirectoryArrowRight';
import {
  memo,
  useCallback,
  useRef,
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import { useWords } from '../../messages/use-words.ts';
import { chosenIn, spotAfter, spotsOf, type Area, type Spot } from './cell-area.ts';
import { cellId, placeOf, type CellView, type TableRow, type ViewOf } from './table-rows.ts';
import type { TableWords } from './table-words.ts';

export interface ResponsibilityGridProps {
  readonly rows: readonly TableRow[];
  /** Null first: all grids. */
  readonly columns: readonly (string | null)[];
  readonly viewOf: ViewOf;
  readonly words: TableWords;
  readonly area: Area | null;
  /** Cells with a conflict, by their id. */
  readonly marked: ReadonlySet<string>;
  readonly onArea: (area: Area) => void;
  readonly onFold: (row: TableRow) => void;
  readonly onInherit: () => void;
  readonly onOpen: () => void;
  readonly onPaste: (text: string) => void;
}

interface CellWordsProps {
  readonly view: CellView;
  readonly words: TableWords;
  readonly level: TableRow['level'];
}

function CellWords({ view, words, level }: CellWordsProps) {
  const { t } = useWords();
  // Nothing is missing where a major class has no unit of its own, as long as its classes have.
  if (view.unit === null && level === 'major')
    return <span className="bh-3">{t('responsibilities.byClass')}</span>;
  if (view.unit === null) {
    return (
      <span className="hole">
        <ReportOutlined className="bh-icon" />
        {t('responsibilities.none')}
      </span>
    );
  }
  if (view.own !== null) return <b>{words.unit(view.unit)}</b>;
  return (
    <span className="inherited">
      <SubdirectoryArrowRight className="bh-icon" />
      {words.unit(view.unit)}
    </span>
  );
}

interface RowProps extends Pick<
  ResponsibilityGridProps,
  'columns' | 'viewOf' | 'words' | 'marked' | 'onFold'
> {
  readonly row: TableRow;
  readonly index: number;
  readonly from: number | null;
  readonly to: number | null;
  /** The column whose cell takes the focus; null: of another row. */
  readonly tabbed: number | null;
}

/** Drawn again only when something of it changes: a whole catalogue has thousands of cells. */
const Row = memo((props: RowProps) => {
  const { row, index, columns, viewOf, words, marked, from, to, tabbed, onFold } = props;
  const { t, name } = useWords();
  const isMajor = row.level === 'major';
  const named = isMajor ? t('responsibilities.whole', { name: name(row) }) : name(row);
  const saidOf = (view: CellView): string => {
    if (view.unit === null && isMajor) return t('responsibilities.byClass');
    return view.unit !== null && view.from !== null
      ? t('responsibilities.inherited', {
          unit: words.unit(view.unit),
          from: t(`responsibilities.from.${view.from}`),
        })
      : words.unit(view.unit);
  };
  return (
    <tr className={row.level} aria-rowindex={index + 2}>
      <th scope="row">
        {isMajor ? (
          <button
            type="button"
            aria-expanded={row.open}
            aria-label={t(row.open ? 'responsibilities.fold' : 'responsibilities.unfold', {
              name: name(row),
            })}
            onClick={() => {
              onFold(row);
            }}
          >
            {row.open ? <ExpandMore className="bh-icon" /> : <ChevronRight className="bh-icon" />}
          </button>
        ) : null}
        <span className="bh-3 bh-mono">{row.code}</span>
        <span className="bh-cut" title={name(row)}>
          {name(row)}
        </span>
        {isMajor ? (
          <span className="bh-3 bh-xs bh-nowrap">{t(`responsibilities.kind.${row.kind}`)}</span>
        ) : null}
      </th>
      {columns.map((grid, column) => {
        const view = viewOf(row, grid);
        const chosen = from !== null && to !== null && column >= from && column <= to;
        const id = cellId({ kind: row.kind, classCode: row.code, grid });
        return (
          <td
            key={grid ?? ''}
            id={id}
            className={marked.has(id) ? 'conflict' : undefined}
            data-spot={`${index} ${column}`}
            aria-selected={chosen}
            aria-colindex={column + 2}
            aria-label={t('responsibilities.cell', {
              class: named,
              grid: words.grid(grid),
              unit: saidOf(view),
            })}
            title={saidOf(view)}
            tabIndex={tabbed === column ? 0 : -1}
          >
            <CellWords view={view} words={words} level={row.level} />
          </td>
        );
      })}
    </tr>
  );
});
Row.displayName = 'Row';

/** The cell that something happened in, by its place. */
const spotOf = (target: EventTarget): Spot | null => {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-spot]') : null;
  const [row, column] = (cell?.dataset['spot'] ?? '').split(' ').map(Number);
  return cell === null || row === undefined || column === undefined ? null : { row, column };
};

/** What is chosen as it is pasted into a spreadsheet: units by name, tabs and lines between them. */
function asText({ rows, columns, viewOf, words, area }: ResponsibilityGridProps): string {
  if (area === null) return '';
  const spots = spotsOf(area);
  const lines = Map.groupBy(spots, ({ row }) => row);
  return [...lines.values()]
    .map((line) =>
      line
        .map(({ row, column }) => {
          const of = rows[row];
          const grid = columns[column];
          const unit = of === undefined || grid === undefined ? null : viewOf(of, grid).unit;
          return unit === null ? '' : words.unit(unit);
        })
        .join('\t'),
    )
    .join('\n');
}

/** Classes by grids; a rectangle of cells is chosen by mouse or keys (WAI-ARIA grid). */
export function ResponsibilityGrid(props: ResponsibilityGridProps) {
  const { rows, columns, viewOf, words, area, marked, onArea, onFold } = props;
  const { onInherit, onOpen, onPaste } = props;
  const { t } = useWords();
  const table = useRef<HTMLTableElement>(null);
  const dragging = useRef(false);
  const at = area?.to ?? { row: 0, column: 0 };
  const focus = useCallback((spot: Spot): void => {
    table.current
      ?.querySelector<HTMLElement>(`[data-spot="${spot.row} ${spot.column}"]`)
      ?.focus({ preventScroll: false });
  }, []);
  const press = (event: MouseEvent): void => {
    const spot = spotOf(event.target);
    if (spot === null || event.button !== 0) return;
    dragging.current = true;
    onArea({ from: event.shiftKey ? (area?.from ?? spot) : spot, to: spot });
  };
  const over = (event: MouseEvent): void => {
    if (!dragging.current || area === null) return;
    if (event.buttons === 0) {
      dragging.current = false;
      return;
    }
    const spot = spotOf(event.target);
    if (spot !== null) onArea({ from: area.from, to: spot });
  };
  const keys: Readonly<Record<string, () => void>> = {
    Delete: onInherit,
    Backspace: onInherit,
    Enter: onOpen,
    F2: onOpen,
  };
  const key = (event: KeyboardEvent): void => {
    if (spotOf(event.target) === null || event.nativeEvent.isComposing) return;
    const wide = event.ctrlKey || event.metaKey;
    const bounds = { rows: rows.length, columns: columns.length };
    const next = spotAfter(at, event.key, wide, bounds);
    if (next !== null) {
      event.preventDefault();
      onArea({ from: event.shiftKey ? (area?.from ?? at) : next, to: next });
      focus(next);
      return;
    }
    const act = wide || event.altKey ? undefined : keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const copy = (event: ClipboardEvent): void => {
    event.clipboardData.setData('text/plain', asText(props));
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent): void => {
    if (spotOf(event.target) === null) return;
    event.preventDefault();
    onPaste(event.clipboardData.getData('text/plain'));
  };
  // A table whose cells are chosen is a grid (WAI-ARIA).
  const acting = {
    role: 'grid',
    onMouseDown: press,
    onMouseOver: over,
    onFocus: (event: FocusEvent) => {
      const spot = spotOf(event.target);
      if (spot !== null && area === null) onArea({ from: spot, to: spot });
    },
    onKeyDown: key,
    onCopy: copy,
    onPaste: paste,
  };
  return (
    <div className="bh-cells">
      <table
        ref={table}
        {...acting}
        aria-label={t('responsibilities.table')}
        aria-multiselectable="true"
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('responsibilities.class')}</th>
            {columns.map((grid) => (
              <th key={grid ?? ''} scope="col">
                {words.grid(grid)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const chosen = chosenIn(area, index);
            return (
              <Row
                key={placeOf(row)}
                row={row}
                index={index}
                columns={columns}
                viewOf={viewOf}
                words={words}
                marked={marked}
                from={chosen?.[0] ?? null}
                to={chosen?.[1] ?? null}
                tabbed={at.row === index ? at.column : null}
                onFold={onFold}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
