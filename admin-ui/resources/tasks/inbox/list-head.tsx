import CloudOffOutlined from '@mui/icons-material/CloudOffOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import FilterList from '@mui/icons-material/FilterList';
import ReorderOutlined from '@mui/icons-material/ReorderOutlined';
import VerticalSplitOutlined from '@mui/icons-material/VerticalSplitOutlined';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import type { TaskCounts } from '../../../../api/contract/tasks.ts';
import { ExportMenu } from '../../../layout/export-menu.tsx';
import { useWords } from '../../../messages/use-words.ts';
import { liveConnection } from '../../../providers/live-events.ts';
import { useOnline } from '../../../providers/use-online.ts';
import { useSession } from '../../../providers/session.ts';
import { useSignal } from '../../../providers/signal.ts';
import { appearance, useAppearance } from '../../../theme/appearance.ts';
import {
  exportQuery,
  isFiltered,
  pathTo,
  sortNames,
  views,
  viewsOf,
  type InboxAddress,
  type SortName,
} from './inbox-address.ts';
import { addressOf } from './saved-views/saved-query.ts';
import { useSavedViews } from '../../saved-views/use-saved-views.ts';

export interface ListHeadProps {
  readonly address: InboxAddress;
  readonly counts: TaskCounts | undefined;
  /** Not known while it loads, nor where it could not be loaded. */
  readonly total: number | undefined;
  readonly failed: boolean;
  readonly totalIsLowerBound: boolean;
  readonly overdue: number;
  readonly onGo: (part: Partial<InboxAddress>) => void;
}

function useTotalWords(props: ListHeadProps): string {
  const { t, number } = useWords();
  const { total, failed, totalIsLowerBound, overdue, address, counts } = props;
  if (total === undefined) {
    return failed ? '' : t('frame.loading');
  }
  const all = counts?.views[address.view];
  const late = overdue > 0 ? t('inbox.overdue', { count: number(overdue) }) : '';
  if (totalIsLowerBound) {
    return t('inbox.countOrMore', { count: number(total) }) + late;
  }
  return isFiltered(address.filter) && all !== undefined
    ? t('inbox.countFiltered', { count: number(total), all: number(all) })
    : t('inbox.count', { count: number(total) }) + late;
}

function SortMenu({
  sort,
  onSort,
}: {
  readonly sort: SortName;
  readonly onSort: (sort: SortName) => void;
}) {
  const { t } = useWords();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        size="small"
        variant="text"
        startIcon={<FilterList />}
        aria-haspopup="menu"
        onClick={(event) => {
          setAnchor(event.currentTarget);
        }}
      >
        {t(`inbox.sort.${sort}`)}
      </Button>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => {
          setAnchor(null);
        }}
      >
        {sortNames.map((name) => (
          <MenuItem
            key={name}
            selected={name === sort}
            onClick={() => {
              setAnchor(null);
              onSort(name);
            }}
          >
            {t(`inbox.sort.${name}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

function DensitySwitch() {
  const { t } = useWords();
  const { density } = useAppearance();
  const icons = { standard: VerticalSplitOutlined, compact: ReorderOutlined } as const;
  return (
    <fieldset className="bh-seg bh-density" aria-label={t('inbox.layout.label')}>
      {(['standard', 'compact'] as const).map((value) => {
        const Icon = icons[value];
        return (
          <button
            key={value}
            type="button"
            aria-pressed={density === value}
            aria-label={t(`inbox.layout.${value}`)}
            title={t(`inbox.layout.${value}`)}
            onClick={() => {
              appearance.change({ density: value });
            }}
          >
            <Icon className="bh-icon" aria-hidden="true" />
          </button>
        );
      })}
    </fieldset>
  );
}

/** Stands in for the column of views where there is no room for it. */
function ViewSelect({ address, counts, onGo }: Pick<ListHeadProps, 'address' | 'counts' | 'onGo'>) {
  const { t, number } = useWords();
  const { permissions } = useSession();
  const saved = useSavedViews('tasks');
  const here = pathTo({ ...address, task: null });
  const chosen = saved.views.find((view) => pathTo(addressOf(view.query)) === here);
  return (
    <select
      className="bh-view-select"
      aria-label={t('inbox.views')}
      value={chosen?.id ?? address.view}
      onChange={(event) => {
        const { value } = event.target;
        const own = saved.views.find(({ id }) => id === value);
        const view = views.find((known) => known === value) ?? 'mine';
        onGo(own === undefined ? { view, filter: {} } : addressOf(own.query));
      }}
    >
      {viewsOf(permissions).map((view) => (
        <option key={view} value={view}>
          {t(`inbox.view.${view}`)} {number(counts?.views[view] ?? 0)}
        </option>
      ))}
      {saved.views.length === 0 ? null : (
        <optgroup label={t('savedViews.title')}>
          {saved.views.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  );
}

/** Title with counts, whether the list is live, order, density; on narrow seats the choice of view too. */
export function ListHead(props: ListHeadProps) {
  const { address, counts, onGo } = props;
  const { t } = useWords();
  const live = useSignal(liveConnection);
  const words = useTotalWords(props);
  // The stream may hang for long before it fails.
  const away = !useOnline() || live === 'away';
  const Live = away ? CloudOffOutlined : CheckCircleOutlined;
  return (
    <header className="bh-list-head">
      <h1>{t(`inbox.view.${address.view}`)}</h1>
      <ViewSelect address={address} counts={counts} onGo={onGo} />
      <span className="bh-3 bh-sm bh-cut" aria-live="polite">
        {words}
      </span>
      <span className="bh-grow" />
      <span className={away ? 'bh-live away' : 'bh-live'}>
        <Live className="bh-icon" aria-hidden="true" />
        {t(away ? 'inbox.notLive' : 'inbox.live')}
      </span>
      <SortMenu
        sort={address.sort}
        onSort={(sort) => {
          onGo({ sort });
        }}
      />
      <ExportMenu
        path="/api/tasks/export"
        query={exportQuery(address)}
        total={props.total}
        totalIsLowerBound={props.totalIsLowerBound}
      />
      <DensitySwitch />
    </header>
  );
}
