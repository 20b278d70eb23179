import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link } from 'react-router';
import type { BoardTask, BoardTaskList } from '../../../api/contract/board.ts';
import type { CardLevel } from '../../../api/contract/supervision.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useCalendar } from '../../clocks/use-calendar.ts';
import { useServerMinute } from '../../clocks/use-ticking.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';
import { BoardActs } from './board-acts.tsx';
import type { BoardAddress } from './board-address.ts';
import type { BoardTasksQuery } from './board-queries.ts';
import { BoardRow, boardActs, useMayAct, type BoardAct } from './board-row.tsx';
import './board-list.css';

const columns = ['clock', 'matter', 'stage', 'holder', 'why', 'pieces', 'card'] as const;
const skeletonRows = [0, 1, 2, 3];

interface Asked {
  readonly act: BoardAct;
  readonly tasks: readonly BoardTask[];
}

interface HeadProps {
  readonly address: BoardAddress;
  readonly total: string;
  readonly chosen: readonly BoardTask[];
  readonly onAct: (act: BoardAct) => void;
  readonly onAll: (() => void) | undefined;
}

/** What the list is narrowed to, and the way back to all of it. */
function Narrowed({
  address,
  onAll,
}: {
  readonly address: BoardAddress;
  readonly onAll: () => void;
}) {
  const { t, number } = useWords();
  const narrowed = address.cells.length + address.cases.length > 0;
  const cellsKey = narrowed ? 'board.cellsChosen' : 'board.cellsAll';
  return (
    <button
      type="button"
      className={narrowed ? 'bh-chip on' : 'bh-chip'}
      disabled={!narrowed}
      onClick={onAll}
    >
      {t(address.cases.length > 0 ? 'board.casesChosen' : cellsKey, {
        count: number(Math.max(address.cases.length, address.cells.length)),
      })}
    </button>
  );
}

function Head({ address, total, chosen, onAct, onAll }: HeadProps) {
  const { t, number, list } = useWords();
  const may = useMayAct();
  const refused = boardActs.filter((act) => !may(act));
  return (
    <header>
      <h2>{t(`board.figure.${address.state}`)}</h2>
      <span className="bh-3 bh-sm">{t('board.total', { total })}</span>
      {onAll === undefined ? (
        <Link to="/board" className="bh-sm">
          {t('desk.reds')}
        </Link>
      ) : (
        <Narrowed address={address} onAll={onAll} />
      )}
      <span className="bh-grow" />
      {refused.length === 0 ? null : (
        <span className="bh-3 bh-sm">
          {t('board.noRightTo', { acts: list(refused.map((act) => t(`board.act.${act}`))) })}
        </span>
      )}
      {chosen.length === 0 ? null : (
        <span className="bulk" aria-live="polite">
          <b>{t('board.chosen', { count: number(chosen.length) })}</b>
          {boardActs
            .filter((act) => act !== 'extend')
            .map((act) => (
              <Button
                key={act}
                size="small"
                variant={act === 'transfer' ? 'contained' : 'outlined'}
                disabled={!may(act)}
                onClick={() => {
                  onAct(act);
                }}
              >
                {t(act === 'transfer' ? 'board.transferTo' : `board.act.${act}`)}
              </Button>
            ))}
        </span>
      )}
    </header>
  );
}

const keepChoice = (
  before: ReadonlySet<string>,
  those: readonly BoardTask[],
  on: boolean,
): ReadonlySet<string> => {
  const next = new Set(before);
  for (const { id } of those) {
    if (on) next.add(id);
    else next.delete(id);
  }
  return next;
};

type NothingProps = Pick<BoardListProps, 'address' | 'lastLateAt'>;

/** Skeleton, or what it means that there is nothing. */
function Instead({
  rows,
  ...nothing
}: NothingProps & { readonly rows: readonly BoardTask[] | undefined }) {
  if (rows === undefined) {
    return (
      <div className="bh-later" aria-busy="true">
        {skeletonRows.map((row) => (
          <span key={row} className="bh-skeleton wait" />
        ))}
      </div>
    );
  }
  return rows.length === 0 ? <Nothing {...nothing} /> : null;
}

/** How many there are; the list shows them a page at a time. */
function useTotalWords(first: BoardTaskList | undefined): string {
  const { t, number } = useWords();
  if (first === undefined) return '…';
  return t(first.totalIsLowerBound ? 'board.atLeast' : 'board.exactly', {
    count: number(first.total),
  });
}

/** How many more there are below, where the server has counted them all. */
function useMoreWords(first: BoardTaskList | undefined, shown: number): string {
  const { t, number } = useWords();
  return first === undefined || first.totalIsLowerBound
    ? t('board.more')
    : t('board.moreOf', { count: number(first.total - shown) });
}

function Nothing({ address, lastLateAt }: NothingProps) {
  const { t } = useWords();
  const rule = useDateRule();
  const overdue = address.state === 'overdue';
  return (
    <div className="nothing">
      <h3>{t(overdue ? 'board.noneOverdue' : 'board.noneSuch')}</h3>
      <p className="bh-2">{t(address.cells.length > 0 ? 'board.noneInCells' : 'board.noneText')}</p>
      {overdue && lastLateAt !== null ? (
        <p className="bh-3 bh-sm">
          {t('board.noneSince', { time: dateWords(Date.parse(lastLateAt), rule) })}
        </p>
      ) : null}
    </div>
  );
}

export interface BoardListProps {
  readonly address: BoardAddress;
  readonly query: BoardTasksQuery;
  readonly approvalFrom: CardLevel;
  /** When the last overdue task ended, while none is. */
  readonly lastLateAt: string | null;
  /** Left out where the list stands beside others: then it leads to the board. */
  readonly onAll?: () => void;
}

/** The tasks behind the board, what has been late longest first, and what to do about them. */
export function BoardList({ address, query, approvalFrom, lastLateAt, onAll }: BoardListProps) {
  const { t } = useWords();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage, isPlaceholderData } = query;
  const year = new Date(useServerMinute()).getUTCFullYear();
  const calendar = useCalendar([year - 1, year]);
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<Asked | null>(null);
  const rows = data?.pages.flatMap((page) => page.data);
  const first = data?.pages[0];
  const chosen = (rows ?? []).filter(({ id }) => ids.has(id));
  const total = useTotalWords(first);
  const more = useMoreWords(first, rows?.length ?? 0);
  const choose = (those: readonly BoardTask[], on: boolean): void => {
    setIds((before) => keepChoice(before, those, on));
  };
  return (
    <section className="bh-card bh-board-list" aria-label={t('board.list')}>
      <Head
        address={address}
        total={total}
        chosen={chosen}
        onAll={onAll}
        onAct={(act) => {
          setAsked({ act, tasks: chosen });
        }}
      />
      <div className="columns">
        <input
          type="checkbox"
          className="bh-check"
          aria-label={t('board.chooseAll')}
          checked={chosen.length > 0 && chosen.length === rows?.length}
          onChange={(event) => {
            choose(rows ?? [], event.target.checked);
          }}
        />
        {columns.map((column) => (
          <span key={column} aria-hidden="true">
            {t(`board.column.${column}`)}
          </span>
        ))}
      </div>
      <Instead rows={rows} address={address} lastLateAt={lastLateAt} />
      <ul className={isPlaceholderData ? 'stale' : ''}>
        {(rows ?? []).map((task) => (
          <BoardRow
            key={task.id}
            task={task}
            calendar={calendar}
            chosen={ids.has(task.id)}
            onChoose={(on) => {
              choose([task], on);
            }}
            onAct={(act, of) => {
              setAsked({ act, tasks: [of] });
            }}
          />
        ))}
      </ul>
      {hasNextPage ? (
        <p className="more">
          <Button variant="text" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {more}
          </Button>
        </p>
      ) : null}
      {asked === null ? null : (
        <BoardActs
          approvalFrom={approvalFrom}
          act={asked.act}
          tasks={asked.tasks}
          onDone={() => {
            choose(asked.tasks, false);
          }}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </section>
  );
}
