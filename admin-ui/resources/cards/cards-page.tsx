import Button from '@mui/material/Button';
import { Link } from 'react-router';
import type { CardReport } from '../../../api/contract/supervision.ts';
import { timeOfDay } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { AdminPage } from '../../layout/admin-page.tsx';
import { ExportMenu } from '../../layout/export-menu.tsx';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useSearch } from '../../providers/use-search.ts';
import { BoardScopeChoice } from '../board/board-scope.tsx';
import {
  cardFilter,
  isNarrowed,
  readCardAddress,
  writeCardAddress,
  type CardAddress,
} from './card-address.ts';
import { CardFigures } from './card-figures.tsx';
import { useCardReport, useCards, type CardsQuery } from './card-queries.ts';
import { CardTable } from './card-table.tsx';
import { CardsByAge } from './cards-by-age.tsx';
import { CardsByUnit } from './cards-by-unit.tsx';
import { WaitingCards } from './waiting-cards.tsx';
import './cards.css';

interface ToolsProps {
  readonly address: CardAddress;
  readonly report: CardReport | undefined;
  readonly query: CardsQuery;
  readonly onChange: (address: CardAddress) => void;
}

function Tools({ address, report, query, onChange }: ToolsProps) {
  const first = query.data?.pages[0];
  return (
    <>
      {report === undefined ? null : (
        <BoardScopeChoice
          scope={report.scope}
          kind={address.kind}
          onChoose={(kind) => {
            onChange({ ...address, kind, unit: undefined });
          }}
        />
      )}
      <ExportMenu
        path="/api/cards/export"
        query={{ filter: cardFilter(address) }}
        total={first?.total}
        totalIsLowerBound={first?.totalIsLowerBound ?? false}
      />
    </>
  );
}

interface ListProps {
  readonly query: CardsQuery;
  readonly narrowed: boolean;
  readonly onAll: () => void;
}

function List({ query, narrowed, onAll }: ListProps) {
  const { t, number } = useWords();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage, isPlaceholderData } = query;
  const first = data?.pages[0];
  if (data === undefined || first === undefined) return <PagePending asked={[query]} />;
  const rows = data.pages.flatMap((page) => page.data);
  const total = { count: number(first.total) };
  return (
    <section
      className={isPlaceholderData ? 'bh-card list stale' : 'bh-card list'}
      aria-label={t('cards.list')}
    >
      <header>
        <h2>{t('cards.list')}</h2>
        <span className="bh-3 bh-sm" aria-live="polite">
          {t(first.totalIsLowerBound ? 'cards.atLeast' : 'cards.total', total)}
        </span>
        <span className="bh-grow" />
        {narrowed ? (
          <Button size="small" onClick={onAll}>
            {t('cards.clear')}
          </Button>
        ) : null}
      </header>
      {rows.length === 0 ? (
        <div className="nothing">
          <h3>{t(narrowed ? 'cards.noneSuch' : 'cards.none')}</h3>
          <p className="bh-2">{t(narrowed ? 'cards.noneSuchText' : 'cards.noneText')}</p>
        </div>
      ) : (
        <CardTable rows={rows} />
      )}
      {hasNextPage ? (
        <p className="more">
          <Button variant="text" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('cards.more')}
          </Button>
        </p>
      ) : null}
    </section>
  );
}

/** Supervision cards that are not closed, by unit, level and age (guideline 5.1), and those that wait for approval. */
export function CardsPage() {
  const { t } = useWords();
  const { zone } = useDateRule();
  const [search, setSearch] = useSearch();
  const address = readCardAddress(search);
  const report = useCardReport(address);
  const cards = useCards(address);
  const change = (next: CardAddress): void => {
    setSearch(() => writeCardAddress(next));
  };
  return (
    <AdminPage
      title={t('cards.title')}
      wide
      tabs={<Link to="/board">{t('cards.board')}</Link>}
      note={
        report.data === undefined
          ? null
          : t('cards.asOf', { time: timeOfDay(Date.parse(report.data.serverTime), zone) })
      }
      tools={<Tools address={address} report={report.data} query={cards} onChange={change} />}
    >
      {report.data === undefined ? (
        <PagePending asked={[report, cards]} />
      ) : (
        <div className="bh-cards">
          <WaitingCards waiting={report.data.waiting} />
          <CardFigures
            report={report.data}
            choice={address.choice}
            onChoose={(choice) => {
              change({ ...address, choice });
            }}
          />
          {report.data.open === 0 ? null : (
            <div className="middle">
              <CardsByUnit
                counts={report.data.data}
                chosen={address}
                onChoose={(chosen) => {
                  change({ ...address, ...chosen });
                }}
              />
              <CardsByAge
                counts={report.data.data}
                chosen={address.age}
                onChoose={(age) => {
                  change({ ...address, age });
                }}
              />
            </div>
          )}
          <List
            query={cards}
            narrowed={isNarrowed(address)}
            onAll={() => {
              const { kind } = address;
              change({ kind, choice: 'all', level: undefined, unit: undefined, age: undefined });
            }}
          />
        </div>
      )}
    </AdminPage>
  );
}
