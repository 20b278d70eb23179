import Button from '@mui/material/Button';
import type { Incident } from '../../../api/contract/incidents.ts';
import { usePageTitle } from '../../layout/use-page-title.ts';
import { useWords } from '../../messages/use-words.ts';
import { useSearch } from '../../providers/use-search.ts';
import { useSignal } from '../../providers/signal.ts';
import { incidentNews } from '../../providers/use-live-events.ts';
import {
  everyOpen,
  isNarrowed,
  readAddress,
  writeAddress,
  type IncidentAddress,
} from './incident-address.ts';
import { IncidentCauses } from './incident-causes.tsx';
import { IncidentFailed } from './incident-failed.tsx';
import { IncidentListHead } from './incident-list-head.tsx';
import { useIncidents } from './incident-queries.ts';
import { IncidentRow } from './incident-row.tsx';
import './incidents.css';

const skeletonRows = Array.from({ length: 6 }, (_, index) => index);

interface RowsProps {
  readonly rows: readonly Incident[] | undefined;
  readonly stale: boolean;
  readonly address: IncidentAddress;
  readonly onClear: () => void;
}

function Rows({ rows, stale, address, onClear }: RowsProps) {
  const { t } = useWords();
  if (rows === undefined) {
    return (
      <div className="bh-later" aria-busy="true">
        {skeletonRows.map((row) => (
          <span key={row} className="bh-skeleton wait" />
        ))}
      </div>
    );
  }
  if (rows.length > 0) {
    return (
      <ul className={stale ? 'stale' : ''}>
        {rows.map((row) => (
          <IncidentRow key={row.id} incident={row} />
        ))}
      </ul>
    );
  }
  const narrowed = isNarrowed(address);
  return (
    <div className="nothing">
      <h2>{t(narrowed ? 'incidents.noneFound' : `incidents.none.${address.state}`)}</h2>
      <p className="bh-2">{t(narrowed ? 'incidents.noneFoundText' : 'incidents.noneText')}</p>
      {narrowed ? <Button onClick={onClear}>{t('incidents.clear')}</Button> : null}
    </div>
  );
}

/** Rows never move by themselves: what came meanwhile waits behind a button. */
function News({ since, onShow }: { readonly since: number; readonly onShow: () => void }) {
  const { t } = useWords();
  const { at } = useSignal(incidentNews);
  return (
    <div aria-live="polite">
      {at > since && since > 0 ? (
        <Button className="news" size="small" onClick={onShow}>
          {t('incidents.news')}
        </Button>
      ) : null}
    </div>
  );
}

/** Technical failures of cases; search, filters and state stand in the address. */
export function IncidentListPage() {
  const { t } = useWords();
  usePageTitle(t('incidents.title'));
  const [search, setSearch] = useSearch();
  const address = readAddress(search);
  const query = useIncidents(address);
  const change = (next: IncidentAddress): void => {
    setSearch(() => writeAddress(next));
  };
  if (query.error !== null && query.data === undefined) {
    return <IncidentFailed failure={query.error} retry={() => void query.refetch()} />;
  }
  const first = query.data?.pages[0];
  return (
    <section className="bh-incidents" aria-label={t('incidents.title')}>
      <IncidentListHead
        address={address}
        total={first?.total ?? null}
        more={first?.totalIsLowerBound ?? false}
        onChange={change}
      />
      <News since={query.dataUpdatedAt} onShow={() => void query.refetch()} />
      {address.state === 'open' ? <IncidentCauses address={address} onChange={change} /> : null}
      <div className="columns" aria-hidden="true">
        {(['since', 'what', 'case', 'tries'] as const).map((column) => (
          <span key={column} className={column}>
            {t(`incidents.columns.${column}`)}
          </span>
        ))}
      </div>
      <Rows
        rows={query.data?.pages.flatMap((page) => page.data)}
        stale={query.isPlaceholderData}
        address={address}
        onClear={() => {
          change({ ...everyOpen, state: address.state });
        }}
      />
      {query.hasNextPage ? (
        <p className="more">
          <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t(query.isFetchingNextPage ? 'incidents.loadingMore' : 'incidents.more')}
          </Button>
        </p>
      ) : null}
    </section>
  );
}
