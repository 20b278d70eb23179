import { useInfinitePaginationContext, useStore } from 'ra-core';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Task } from '../../../../api/contract/tasks.ts';
import { useZone } from '../../../clocks/deployment-zone.ts';
import { ticker } from '../../../clocks/ticker.ts';
import { useServerMinute } from '../../../clocks/use-ticking.ts';
import { useWords } from '../../../messages/use-words.ts';
import { groupNames, groupTasks, todayOf, type GroupName } from './group-tasks.ts';
import { GroupHead } from './group-head.tsx';
import {
  headAt,
  planRows,
  rowsInSight,
  scrollTo,
  type RowHeights,
  type RowPlan,
} from './row-plan.ts';
import { rowId, TaskRow } from './task-row.tsx';
import { useRowHeights } from './use-row-heights.ts';
import { useScrollView } from './use-scroll-view.ts';
import type { Selection } from './use-selection.ts';

const collapsedKey = 'inbox.collapsed';
/** This many screens before the end, the next page is asked for. */
const aheadScreens = 1.5;

export interface GroupedRows {
  readonly plan: RowPlan;
  readonly heights: RowHeights;
  readonly heads: boolean;
  readonly toggle: (group: GroupName) => void;
}

/** The server's time when the minute turned or other tasks came: rows change their group at no other moment. */
function useNow(tasks: readonly Task[]): number {
  const minute = useServerMinute();
  // oxlint-disable-next-line react/exhaustive-deps -- other tasks are judged at the time they came
  return useMemo(() => Math.max(minute, ticker.now()), [minute, tasks]);
}

/** Groups the loaded tasks by their clocks and lays them out. */
export function useGroupedRows(tasks: readonly Task[], grouped: boolean): GroupedRows {
  const now = useNow(tasks);
  const zone = useZone();
  const heights = useRowHeights();
  const [kept, setKept] = useStore<readonly string[]>(collapsedKey, []);
  const collapsed = useMemo(
    () => new Set(groupNames.filter((name) => kept.includes(name))),
    [kept],
  );
  const groups = useMemo(
    () => (grouped ? groupTasks(tasks, todayOf(now, zone)) : [{ name: 'none' as const, tasks }]),
    [grouped, tasks, now, zone],
  );
  const plan = useMemo(
    () => planRows(groups, collapsed, heights, grouped),
    [groups, collapsed, heights, grouped],
  );
  const toggle = useCallback(
    (group: GroupName) => {
      setKept(kept.includes(group) ? kept.filter((name) => name !== group) : [...kept, group]);
    },
    [kept, setKept],
  );
  return { plan, heights, heads: grouped, toggle };
}

export interface TaskRowsProps {
  readonly rows: GroupedRows;
  /** Number of tasks of the list on the server; null when it is only a lower bound. */
  readonly total: number | null;
  readonly current: string | null;
  readonly selection: Selection;
  readonly label: string;
  readonly onChoose: (id: string) => void;
}

const groupClass = (
  row: { readonly group: GroupName; readonly collapsed: boolean },
  more: string,
): string => `bh-group ${row.group}${row.collapsed ? ' collapsed' : ''} ${more}`;

/** The rows in sight; more are fetched before the end comes into sight. */
export function TaskRows({ rows, total, current, selection, label, onChoose }: TaskRowsProps) {
  const { t } = useWords();
  const { plan, heights } = rows;
  const scroller = useRef<HTMLDivElement>(null);
  const view = useScrollView(scroller);
  const { hasNextPage = false, isFetchingNextPage, fetchNextPage } = useInfinitePaginationContext();

  const nearEnd = plan.height - view.top - view.height < view.height * aheadScreens;
  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetchingNextPage) {
      void fetchNextPage();
    }
  }, [nearEnd, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const latest = useRef(plan);
  useEffect(() => {
    latest.current = plan;
  });
  useEffect(() => {
    const at = scroller.current;
    if (at === null || current === null) {
      return;
    }
    const seen = { top: at.scrollTop, height: at.clientHeight };
    const top = scrollTo(latest.current, current, seen, heights);
    if (top !== null) {
      at.scrollTop = top;
    }
  }, [current, heights]);

  const { toggle, range } = selection;
  const tick = useCallback(
    (id: string, isRange: boolean) => {
      (isRange ? range : toggle)(id);
    },
    [toggle, range],
  );
  const stuck = rows.heads ? headAt(plan, view.top) : null;
  return (
    <div ref={scroller} className="bh-rows" onScroll={view.onScroll}>
      {stuck === null ? null : (
        <div className={groupClass(stuck, 'stuck')}>
          <GroupHead
            group={stuck.group}
            count={stuck.count}
            collapsed={stuck.collapsed}
            onToggle={rows.toggle}
          />
        </div>
      )}
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose rows are selected and moved through is a grid (ARIA authoring practices)
        role="grid"
        tabIndex={0}
        className="bh-rows-space"
        aria-label={label}
        aria-rowcount={total === null ? -1 : total + 1}
        aria-activedescendant={current === null ? undefined : rowId(current)}
        style={{ height: plan.height }}
        data-region
      >
        <tbody>
          {rowsInSight(plan, view.top, view.height).map((row) =>
            row.kind === 'head' ? (
              <tr key={row.group} className={groupClass(row, '')} style={{ top: row.top }}>
                <td>
                  <GroupHead
                    group={row.group}
                    count={row.count}
                    collapsed={row.collapsed}
                    onToggle={rows.toggle}
                  />
                </td>
              </tr>
            ) : (
              <TaskRow
                key={row.task.id}
                task={row.task}
                index={row.index}
                top={row.top}
                current={row.task.id === current}
                ticked={selection.ids.has(row.task.id)}
                onChoose={onChoose}
                onTick={tick}
              />
            ),
          )}
        </tbody>
      </table>
      {isFetchingNextPage ? <p className="bh-rows-more">{t('inbox.more')}</p> : null}
    </div>
  );
}
