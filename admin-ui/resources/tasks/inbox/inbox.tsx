import useMediaQuery from '@mui/material/useMediaQuery';
import { useQueryClient } from '@tanstack/react-query';
import { InfiniteListBase, useListContext, useStore } from 'ra-core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Task, TaskCounts, TaskDetail } from '../../../../api/contract/tasks.ts';
import { useZone } from '../../../clocks/deployment-zone.ts';
import { useServerMinute } from '../../../clocks/use-ticking.ts';
import { useWords } from '../../../messages/use-words.ts';
import { useTaskCounts } from '../../../providers/use-task-counts.ts';
import { useAppearance } from '../../../theme/appearance.ts';
import { phoneQuery } from '../../../theme/themed.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { FilterChips } from './filter-chips.tsx';
import { forgetTask } from './forget-task.ts';
import { groupOf } from './group-tasks.ts';
import { formatAddress, type InboxAddress } from './inbox-address.ts';
import { KeyLine } from './key-line.tsx';
import { lastListKey } from './last-list.ts';
import { ListHead } from './list-head.tsx';
import { EmptyList, ListFailure, ListSkeleton } from './list-states.tsx';
import { TaskPanel } from './task-panel.tsx';
import { TaskRows, useGroupedRows } from './task-rows.tsx';
import { useArrivals } from './use-arrivals.ts';
import { useInboxAddress, type InboxPlace } from './use-inbox-address.ts';
import { after, neighbour, useListKeys } from './use-list-keys.ts';
import { useSelection } from './use-selection.ts';
import { ViewsColumn } from './views-column.tsx';
import './inbox.css';

const perPage = 60;
/** With more than so many rows loaded, the list waits to be told before it asks for all again. */
const followsUpTo = 4 * perPage;

const noTasks: readonly Task[] = [];

type PanelMode = 'beside' | 'drawer' | 'page';

/** Beside the list where there is room, over it where there is not, a page of its own on phones. */
function usePanelMode(): PanelMode {
  const wide = useMediaQuery('(min-width: 1024px)', { noSsr: true });
  const phone = useMediaQuery(phoneQuery, { noSsr: true });
  const { density } = useAppearance();
  if (phone) {
    return 'page';
  }
  return wide && density !== 'compact' ? 'beside' : 'drawer';
}

function sortOf({ view, sort }: InboxAddress): { field: string; order: 'ASC' | 'DESC' } {
  if (view === 'done') {
    return { field: 'closedAt', order: 'DESC' };
  }
  return sort === 'createdAt'
    ? { field: 'createdAt', order: 'DESC' }
    : { field: 'dueAt', order: 'ASC' };
}

interface InboxListProps {
  readonly place: InboxPlace;
  readonly counts: TaskCounts | undefined;
}

/** What the list holds now; the same array as long as nothing changed. */
function useLoaded(): {
  readonly tasks: readonly Task[];
  readonly total: number | undefined;
  readonly lowerBound: boolean;
} {
  const { data, total, meta } = useListContext<Task>();
  const known: unknown = meta;
  const lowerBound =
    typeof known === 'object' &&
    known !== null &&
    'totalIsLowerBound' in known &&
    known.totalIsLowerBound === true;
  return { tasks: data ?? noTasks, total, lowerBound };
}

function useOverdue(tasks: readonly Task[]): number {
  const now = useServerMinute();
  const zone = useZone();
  return useMemo(
    () => tasks.filter((task) => groupOf(task, now, zone) === 'overdue').length,
    [tasks, now, zone],
  );
}

function InboxList({ place, counts }: InboxListProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { address, go, select } = place;
  const { error, isPending, isFetching, refetch } = useListContext<Task>();
  const { tasks, total, lowerBound } = useLoaded();
  const mode = usePanelMode();
  const [opened, setOpened] = useState(false);
  const [, setLastList] = useStore<readonly string[]>(lastListKey, []);
  const list = useRef<HTMLElement>(null);
  const grouped = address.sort === 'dueAt' && address.view !== 'done';
  const rows = useGroupedRows(tasks, grouped);
  const shown = rows.plan.tasks;
  const selection = useSelection(shown);
  const known = useMemo(() => new Set(tasks.map((task) => task.id)), [tasks]);
  const arrivals = useArrivals(list, known, tasks.length <= followsUpTo, refetch);
  const overdue = useOverdue(tasks);

  useEffect(() => {
    setLastList(shown.map((task) => task.id).slice(0, followsUpTo));
  }, [shown, setLastList]);
  const first = shown[0]?.id;
  useEffect(() => {
    // Beside the list there is always a task, as long as there is one at all.
    if (mode === 'beside' && address.task === null && first !== undefined) {
      select(first);
    }
  }, [mode, address.task, first, select]);

  const openTask = (id: string): void => {
    if (mode === 'page') {
      void navigate(`/tasks/${id}`);
    } else {
      select(id);
      setOpened(true);
    }
  };
  useListKeys({
    tasks: shown,
    current: address.task,
    selection,
    onSelect: select,
    onOpen: openTask,
    onEscape: () => {
      setOpened(false);
    },
  });
  const goTo = (task: Task | undefined): void => {
    select(task?.id ?? null);
  };
  const finish = (done: TaskDetail): void => {
    goTo(after(shown, done.id));
    forgetTask(queries, done.id);
    if (tasks.length <= followsUpTo) {
      void refetch();
    }
  };
  const panelShown = address.task !== null && (mode === 'beside' || (mode === 'drawer' && opened));
  return (
    <>
      <section ref={list} className="bh-list" aria-label={t(`inbox.view.${address.view}`)}>
        <ListHead
          address={address}
          counts={counts}
          total={total}
          totalIsLowerBound={lowerBound}
          overdue={address.view === 'done' ? 0 : overdue}
          onGo={go}
        />
        <FilterChips
          filter={address.filter}
          search={formatAddress({ ...address, task: null }).toString()}
          onChange={(filter) => {
            go({ filter });
          }}
        />
        {isFetching && !isPending ? (
          <span className="bh-progress" />
        ) : (
          <span className="bh-progress idle" />
        )}
        <ColumnHeads selection={selection} />
        {arrivals.changed ? (
          <button type="button" className="bh-arrivals" aria-live="polite" onClick={arrivals.show}>
            {arrivals.fresh > 0
              ? t('inbox.arrived', { count: arrivals.fresh })
              : t('inbox.changed')}
          </button>
        ) : null}
        {isPending && error === null ? <ListSkeleton /> : null}
        {error !== null && error !== undefined && tasks.length === 0 ? (
          <ListFailure
            error={error instanceof Error ? error : new Error('Expected an error')}
            onRetry={() => void refetch()}
          />
        ) : null}
        {!isPending && error === null && tasks.length === 0 ? (
          <EmptyList address={address} counts={counts} onGo={go} />
        ) : null}
        {tasks.length > 0 ? (
          <TaskRows
            rows={rows}
            total={lowerBound ? null : (total ?? null)}
            current={address.task}
            selection={selection}
            label={t(`inbox.view.${address.view}`)}
            onChoose={openTask}
          />
        ) : null}
        <BulkBar tasks={shown} selection={selection} />
        <KeyLine />
      </section>
      {panelShown && address.task !== null ? (
        <div className={mode === 'drawer' ? 'bh-panel-slot over' : 'bh-panel-slot'}>
          <TaskPanel
            id={address.task}
            onDone={finish}
            onPrevious={() => {
              goTo(neighbour(shown, address.task, -1) ?? shown[0]);
            }}
            onNext={() => {
              goTo(neighbour(shown, address.task, 1) ?? shown.at(-1));
            }}
            onClose={
              mode === 'drawer'
                ? () => {
                    setOpened(false);
                  }
                : undefined
            }
          />
        </div>
      ) : null}
      {mode === 'beside' && address.task === null ? <EmptyPanel /> : null}
    </>
  );
}

function EmptyPanel() {
  const { t } = useWords();
  return (
    <aside className="bh-panel-slot bh-panel-none" aria-label={t('inbox.panel.label')}>
      <p>{t('inbox.panel.none')}</p>
      <p className="bh-3 bh-sm">{t('inbox.panel.noneHint')}</p>
    </aside>
  );
}

function ColumnHeads({ selection }: { readonly selection: ReturnType<typeof useSelection> }) {
  const { t } = useWords();
  const some = selection.ids.size > 0;
  return (
    <div className="bh-columns" role="presentation">
      <input
        type="checkbox"
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
    </div>
  );
}

/** The inbox: views, the list by clock, the task beside it. */
export function Inbox() {
  const place = useInboxAddress();
  const counts = useTaskCounts();
  const { address } = place;
  const filter = useMemo(() => ({ ...address.filter, view: address.view }), [address]);
  const { field, order } = sortOf(address);
  return (
    <div className="bh-inbox">
      <ViewsColumn address={address} counts={counts} />
      <InfiniteListBase<Task>
        // Another list is another list: what was loaded of the last one does not stay on screen.
        key={`${address.view} ${JSON.stringify(address.filter)} ${field}`}
        resource="tasks"
        disableAuthentication
        disableSyncWithLocation
        storeKey={false}
        perPage={perPage}
        filter={filter}
        sort={{ field, order }}
        queryOptions={{ onError: () => undefined }}
      >
        <InboxList place={place} counts={counts} />
      </InfiniteListBase>
    </div>
  );
}
