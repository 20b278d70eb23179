import Button from '@mui/material/Button';
import { useTranslate } from 'ra-core';
import { useRef } from 'react';
import type Type from 'typebox';
import type { CaseList as CaseListSchema, CaseSummary } from '../../../api/contract/cases.ts';
import { useSearch } from '../../providers/use-search.ts';
import { PagePending } from '../../layout/page-pending.tsx';
import { useRowKeys } from '../../layout/keyboard/use-row-keys.ts';
import { usePageTitle } from '../../layout/use-page-title.ts';
import { usePages, type Pages } from '../../providers/use-pages.ts';
import {
  isFiltered,
  listQuery,
  readAddress,
  writeAddress,
  type CaseListAddress,
} from './case-list-address.ts';
import { ListHead } from './case-list-head.tsx';
import { CaseListRow } from './case-list-row.tsx';
import './case-list.css';

type Answer = Type.Static<typeof CaseListSchema>;

const perPage = 50;
const skeletonRows = Array.from({ length: 8 }, (_, index) => index);

const useCases = (address: CaseListAddress): Pages<Answer> =>
  usePages({
    key: ['cases', 'getInfiniteList', address],
    path: '/api/cases',
    query: { ...listQuery(address), perPage },
  });

function Nothing({
  filtered,
  onClear,
}: {
  readonly filtered: boolean;
  readonly onClear: () => void;
}) {
  const translate = useTranslate();
  return (
    <div className="nothing">
      <h2>{translate(filtered ? 'cases.list.noneTitle' : 'cases.list.emptyTitle')}</h2>
      <p className="bh-2">{translate(filtered ? 'cases.list.noneText' : 'cases.list.emptyText')}</p>
      {filtered ? <Button onClick={onClear}>{translate('cases.list.clear')}</Button> : null}
    </div>
  );
}

interface RowsProps {
  readonly rows: readonly CaseSummary[] | undefined;
  readonly stale: boolean;
  readonly filtered: boolean;
  readonly onClear: () => void;
}

function Rows({ rows, stale, filtered, onClear }: RowsProps) {
  if (rows === undefined) {
    return (
      <div className="bh-later" aria-busy="true">
        {skeletonRows.map((row) => (
          <span key={row} className="bh-skeleton wait" />
        ))}
      </div>
    );
  }
  if (rows.length === 0) {
    return <Nothing filtered={filtered} onClear={onClear} />;
  }
  return (
    <ul className={stale ? 'stale' : ''}>
      {rows.map((row) => (
        <CaseListRow key={row.id} row={row} />
      ))}
    </ul>
  );
}

/** All cases that the reader may see; search, filters and order stand in the address. */
export function CaseList() {
  const translate = useTranslate();
  usePageTitle(translate('cases.list.title'));
  const [search, setSearch] = useSearch();
  const address = readAddress(search);
  const {
    data,
    error,
    refetch,
    hasNextPage,
    fetchNextPage,
    isFetchingNextPage,
    isPlaceholderData,
  } = useCases(address);
  const list = useRef<HTMLElement>(null);
  useRowKeys(list, '.row > a');
  const change = (next: CaseListAddress): void => {
    setSearch(() => writeAddress(next));
  };
  if (error !== null && data === undefined) {
    return <PagePending asked={[{ data, error, refetch }]} />;
  }
  const rows = data?.pages.flatMap((page) => page.data);
  const first = data?.pages[0];
  return (
    <section className="bh-case-list" ref={list} aria-label={translate('cases.list.title')}>
      <ListHead
        address={address}
        onChange={change}
        total={first?.total ?? null}
        more={first?.totalIsLowerBound ?? false}
      />
      <div className="columns" aria-hidden="true">
        {(['clock', 'stage', 'matter', 'unit', 'channel'] as const).map((column) => (
          <span key={column} className={column === 'channel' ? 'source' : column}>
            {translate(`cases.list.columns.${column}`)}
          </span>
        ))}
      </div>
      <Rows
        rows={rows}
        stale={isPlaceholderData}
        filtered={isFiltered(address)}
        onClear={() => {
          change({ q: '', filter: {}, sort: address.sort });
        }}
      />
      {hasNextPage ? (
        <p className="more">
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {isFetchingNextPage
              ? translate('cases.list.loadingMore')
              : translate('cases.list.more', { count: perPage })}
          </Button>
        </p>
      ) : null}
    </section>
  );
}
