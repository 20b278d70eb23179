import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SecurityEvent, SecurityEventList } from '../../../api/contract/audit.ts';
import { useZone } from '../../clocks/deployment-zone.ts';
import { AdminPage } from '../../layout/admin-page.tsx';
import { ExportMenu } from '../../layout/export-menu.tsx';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useSearch } from '../../providers/use-search.ts';
import { useSession } from '../../providers/session.ts';
import type { Pages } from '../../providers/use-pages.ts';
import { EntryPanel } from './entry-panel.tsx';
import {
  everyEntry,
  isNarrowed,
  logFilter,
  readLogAddress,
  writeLogAddress,
  type LogAddress,
} from './log-address.ts';
import { LogDays } from './log-days.tsx';
import { LogFilters } from './log-filters.tsx';
import { useEntry, useLog, useNewest } from './log-queries.ts';
import './log.css';

function Nothing({
  narrowed,
  onClear,
}: {
  readonly narrowed: boolean;
  readonly onClear: () => void;
}) {
  const { t } = useWords();
  return (
    <section className="bh-page-nothing">
      <h2>{t(narrowed ? 'audit.noneFound' : 'audit.none')}</h2>
      <p className="bh-2">{t(narrowed ? 'audit.noneFoundText' : 'audit.noneText')}</p>
      {narrowed ? <Button onClick={onClear}>{t('audit.clear')}</Button> : null}
    </section>
  );
}

interface ListProps {
  readonly query: Pages<SecurityEventList>;
  readonly filter: string | undefined;
  readonly narrowed: boolean;
  readonly open: string;
  readonly onOpen: (id: string) => void;
  readonly onClear: () => void;
}

/** Rows never move by themselves: what came meanwhile waits behind a button. */
function News({ query, filter }: Pick<ListProps, 'query' | 'filter'>) {
  const { t } = useWords();
  const newest = useNewest(filter);
  const { data, isPlaceholderData, refetch } = query;
  const shown = data?.pages[0]?.data[0]?.id;
  const more = !isPlaceholderData && data !== undefined && newest !== undefined;
  return (
    <div aria-live="polite" className="bh-log-news">
      {more && newest !== shown ? (
        <Button size="small" onClick={() => void refetch()}>
          {t('audit.news')}
        </Button>
      ) : null}
    </div>
  );
}

function List({ query, filter, narrowed, open, onOpen, onClear }: ListProps) {
  const { t } = useWords();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage, isPlaceholderData } = query;
  const rows = data?.pages.flatMap((page) => page.data) ?? [];
  if (data === undefined) return <PagePending asked={[query]} what={t('audit.log')} />;
  return (
    <>
      <News query={query} filter={filter} />
      {rows.length === 0 ? (
        <Nothing narrowed={narrowed} onClear={onClear} />
      ) : (
        <LogDays entries={rows} open={open} stale={isPlaceholderData} onOpen={onOpen} />
      )}
      {hasNextPage ? (
        <p className="bh-log-more">
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('audit.more')}
          </Button>
        </p>
      ) : null}
    </>
  );
}

/** The entry that the address names: from the list, or asked for by itself where the list has not come so far. */
function useOpenEntry(
  rows: readonly SecurityEvent[] | undefined,
  id: string,
): SecurityEvent | null {
  const inList = rows?.find((row) => row.id === id);
  const linked = useEntry(id, id !== '' && rows !== undefined && inList === undefined);
  return inList ?? linked ?? null;
}

interface LogPlace {
  readonly address: LogAddress;
  /** Id of the entry that is open; empty: none is. */
  readonly open: string;
  readonly go: (address: LogAddress, open?: string) => void;
  readonly clear: () => void;
  readonly cleared: number;
}

function useLogPlace(): LogPlace {
  const [search, setSearch] = useSearch();
  const [cleared, setCleared] = useState(0);
  const go: LogPlace['go'] = (address, open = '') => {
    const written = writeLogAddress(address);
    if (open !== '') written.set('entry', open);
    setSearch(() => written);
  };
  return {
    address: readLogAddress(search),
    open: search.get('entry') ?? '',
    go,
    clear: () => {
      setCleared((times) => times + 1);
      go(everyEntry);
    },
    cleared,
  };
}

interface ToolsProps extends Omit<LogPlace, 'open'> {
  readonly query: Pages<SecurityEventList>;
  readonly filter: string | undefined;
  readonly rows: readonly SecurityEvent[];
}

function Tools({ address, go, clear, cleared, query, filter, rows }: ToolsProps) {
  const { name } = useWords();
  const first = query.data?.pages[0];
  const person = rows.find((row) => row.by?.id === address.by)?.by ?? undefined;
  const of = rows.find((row) => row.case?.id === address.case)?.case ?? undefined;
  return (
    <>
      <LogFilters
        address={address}
        onChange={go}
        person={person === undefined ? undefined : name(person)}
        caseNumber={of?.number}
        empty={first?.total === 0}
        onClear={clear}
        cleared={cleared}
      />
      <ExportMenu
        path="/api/security-events/export"
        query={{ filter }}
        total={first?.total}
        totalIsLowerBound={first?.totalIsLowerBound ?? false}
      />
    </>
  );
}

function Count({ first }: { readonly first: SecurityEventList | undefined }) {
  const { t, number } = useWords();
  if (first === undefined) return null;
  const { total, totalIsLowerBound: more } = first;
  return t(more ? 'audit.countMore' : 'audit.count', { count: number(total) });
}

/** The security log of the centre (GB/T 22239-2019 7.1.4.3); search, filters and the open entry stand in the address. */
export function LogPage() {
  const { t } = useWords();
  const { permissions } = useSession();
  const place = useLogPlace();
  const { address, open, go, clear } = place;
  const filter = logFilter(address, useZone());
  const query = useLog(filter);
  const rows = query.data?.pages.flatMap((page) => page.data);
  const entry = useOpenEntry(rows, open);
  return (
    <AdminPage
      title={t('audit.log')}
      wide
      tabs={
        permissions.includes('audit.read') ? (
          <Link to="/audit/ledgers">{t('audit.toLedgers')}</Link>
        ) : null
      }
      note={<Count first={query.data?.pages[0]} />}
      tools={<Tools {...place} query={query} filter={filter} rows={rows ?? []} />}
    >
      <List
        query={query}
        filter={filter}
        narrowed={isNarrowed(address)}
        open={open}
        onOpen={(id) => {
          go(address, id);
        }}
        onClear={clear}
      />
      {entry === null ? null : (
        <EntryPanel
          entry={entry}
          onOnly={(only) => {
            go({ ...address, ...only });
          }}
          onClose={() => {
            go(address);
          }}
        />
      )}
    </AdminPage>
  );
}
