import { useQueryClient } from '@tanstack/react-query';
import { InfiniteListBase, useStore } from 'ra-core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Task, TaskCounts } from '../../../../api/contract/tasks.ts';
import { usePageTitle } from '../../../layout/use-page-title.ts';
import { useWords } from '../../../messages/use-words.ts';
import { useTaskCounts } from '../../../providers/use-task-counts.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ColumnHeads } from './column-heads.tsx';
import { FilterChips } from './filter-chips.tsx';
import { askedFilter, isGrouped, sortOf } from './inbox-address.ts';
import { KeyLine } from './key-line.tsx';
import { lastListKey } from './last-list.ts';
import { ListHead } from './list-head.tsx';
import { EmptyList, ListFailure, ListSkeleton } from './list-states.tsx';
import { usePanelMode, type PanelMode } from './panel-mode.ts';
import { EmptyPanel, PanelSlot } from './panel-slot.tsx';
import { TaskRows, useGroupedRows, type GroupedRows } from './task-rows.tsx';
import { useArrivals, type Arrivals } from './use-arrivals.ts';
import { useInboxAddress, type InboxPlace } from './use-inbox-address.ts';
import { useInboxList, useOverdue, type InboxList } from './use-inbox-list.ts';
import { useListKeys } from './use-list-keys.ts';
import { useSelection, type Selection } from './use-selection.ts';
import { ViewsColumn } from './views-column.tsx';
import './inbox.css';
import './list.css';
import './rows.css';
import './bulk.css';
import './inbox-narrow.css';

const perPage = 60;
/** With more than so many rows loaded, the list waits to be told before it asks for all again. */
const followsUpTo = 4 * perPage;

function ArrivalsBar({ arrivals }: { readonly arrivals: Arrivals }) {
  const { t } = useWords();
  return arrivals.changed ? (
    <button type="button" className="bh-arrivals" onClick={arrivals.show}>
      <span aria-live="polite">
        {arrivals.fresh > 0 ? t('inbox.arrived', { count: arrivals.fresh }) : t('inbox.changed')}
      </span>
    </button>
  ) : null;
}

interface BodyProps {
  readonly list: InboxList;
  readonly rows: GroupedRows;
  readonly place: InboxPlace;
  readonly counts: TaskCounts | undefined;
  readonly selection: Selection;
  readonly onOpen: (id: string) => void;
}

/** The rows, or what stands in their place. */
function ListBody({ list, rows, place, counts, selection, onOpen }: BodyProps) {
  const { t } = useWords();
  const { address, go } = place;
  if (list.state === 'loading') {
    return <ListSkeleton />;
  }
  if (list.state === 'failed' && list.error !== null) {
    return <ListFailure error={list.error} onRetry={list.refetch} />;
  }
  return list.state === 'empty' ? (
    <EmptyList address={address} counts={counts} onGo={go} />
  ) : (
    <TaskRows
      rows={rows}
      total={list.totalIsLowerBound ? null : (list.total ?? null)}
      current={address.task}
      selection={selection}
      label={t(`inbox.view.${address.view}`)}
      onChoose={onOpen}
    />
  );
}

const isShown = (mode: PanelMode, opened: boolean): boolean =>
  mode === 'beside' || (mode === 'drawer' && opened);

/** A task that was opened from the list and has left it. */
const hasLeft = (list: InboxList, task: string): boolean =>
  list.state === 'there' && !list.reloading && !list.known.has(task);

interface WorkListProps {
  readonly place: InboxPlace;
  readonly counts: TaskCounts | undefined;
}

/** List and panel of one view. */
function WorkList({ place, counts }: WorkListProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { address, go, select } = place;
  usePageTitle(t(`inbox.view.${address.view}`));
  const list = useInboxList();
  const mode = usePanelMode();
  const [opened, setOpened] = useState(false);
  const [, setLastList] = useStore<readonly string[]>(lastListKey, []);
  const section = useRef<HTMLElement>(null);
  const rows = useGroupedRows(list.tasks, isGrouped(address));
  const shown = rows.plan.tasks;
  const selection = useSelection(shown);
  const follows = list.tasks.length <= followsUpTo;
  const refresh = (): void => {
    if (follows) {
      list.refetch();
    } else {
      // Long lists begin anew with their first page.
      void queries.resetQueries({ queryKey: ['tasks', 'getInfiniteList'] });
    }
  };
  const arrivals = useArrivals(section, {
    address,
    tasks: list.tasks,
    follows,
    refresh,
  });
  const overdue = useOverdue(list.tasks);

  useEffect(() => {
    setLastList(shown.map((task) => task.id).slice(0, followsUpTo));
  }, [shown, setLastList]);
  const first = shown[0]?.id;
  useEffect(() => {
    // Beside the list there is always a task, as long as there is one at all.
    if (mode === 'beside' && address.task === null && first !== undefined) {
      select(first);
    }
  }, [mode, address, first, select]);

  // The same from one drawing to the next, so that the rows are not drawn anew with the page.
  const openTask = useCallback(
    (id: string): void => {
      if (mode === 'page') {
        void navigate(`/tasks/${id}`);
      } else {
        select(id);
        setOpened(true);
      }
    },
    [mode, navigate, select],
  );
  const close = (): void => {
    setOpened(false);
  };
  useListKeys({
    tasks: shown,
    current: address.task,
    selection,
    onSelect: select,
    onOpen: openTask,
    onEscape: close,
  });
  return (
    <>
      <section ref={section} className="bh-list" aria-label={t(`inbox.view.${address.view}`)}>
        <ListHead
          address={address}
          counts={counts}
          total={list.total}
          failed={list.state === 'failed'}
          totalIsLowerBound={list.totalIsLowerBound}
          overdue={address.view === 'done' ? 0 : overdue}
          onGo={go}
        />
        <FilterChips
          address={address}
          empty={list.total === 0}
          onChange={(filter) => {
            go({ filter });
          }}
        />
        <span className={list.reloading ? 'bh-progress' : 'bh-progress idle'} />
        <ColumnHeads selection={selection}>
          <ArrivalsBar arrivals={arrivals} />
        </ColumnHeads>
        <ListBody
          list={list}
          rows={rows}
          place={place}
          counts={counts}
          selection={selection}
          onOpen={openTask}
        />
        <BulkBar tasks={shown} address={address} selection={selection} />
        <KeyLine />
      </section>
      {isShown(mode, opened) && address.task !== null ? (
        <PanelSlot
          mode={mode}
          id={address.task}
          tasks={shown}
          gone={hasLeft(list, address.task)}
          onSelect={select}
          onClose={close}
          onDone={() => {
            if (follows) {
              list.refetch();
            }
          }}
        />
      ) : null}
      {mode === 'beside' && address.task === null && shown.length > 0 ? <EmptyPanel /> : null}
    </>
  );
}

/** Without a view in the address: one's own tasks, or the pool while there are none. */
function useFirstView(counts: TaskCounts | undefined, place: InboxPlace): void {
  const { hasView, go } = place;
  const { task } = place.address;
  const mine = counts?.views['mine'];
  const pool = counts?.views['pool'] ?? 0;
  useEffect(() => {
    if (!hasView && mine !== undefined) {
      go({ view: mine === 0 && pool > 0 ? 'pool' : 'mine', task }, true);
    }
  }, [hasView, mine, pool, task, go]);
}

/** The inbox: views, the list by clock, the task beside it. */
export function Inbox() {
  const place = useInboxAddress();
  const counts = useTaskCounts();
  useFirstView(counts, place);
  const { address } = place;
  const { field, order } = sortOf(address);
  const filterText = JSON.stringify({ ...askedFilter(address), view: address.view });
  const filter = useMemo(() => {
    const parsed: unknown = JSON.parse(filterText);
    return { ...(typeof parsed === 'object' ? parsed : null) };
  }, [filterText]);
  return (
    <div className="bh-inbox">
      <ViewsColumn address={address} counts={counts} />
      <InfiniteListBase<Task>
        // Another list is another list: what was loaded of the last one does not stay on screen.
        key={`${filterText} ${field}`}
        resource="tasks"
        disableAuthentication
        disableSyncWithLocation
        storeKey={false}
        perPage={perPage}
        filter={filter}
        sort={{ field, order }}
        // Live events tell what changed: coming back to the window is no reason to ask for every page.
        queryOptions={{ onError: () => undefined, refetchOnWindowFocus: false }}
      >
        <WorkList place={place} counts={counts} />
      </InfiniteListBase>
    </div>
  );
}
