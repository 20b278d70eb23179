import Button from '@mui/material/Button';
import type { Seal } from '../../../api/contract/audit.ts';
import { AdminPage } from '../../layout/admin-page.tsx';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useSeals } from './seal-queries.ts';
import { SealRow } from './seal-row.tsx';
import './seals.css';

const columns = ['day', 'cases', 'entries', 'moved', 'seal', 'acts'] as const;
const counted: ReadonlySet<string> = new Set(['cases', 'entries', 'moved']);

function Table({ seals }: { readonly seals: readonly Seal[] }) {
  const { t } = useWords();
  return (
    <section className="bh-card" aria-label={t('seals.title')}>
      <table className="bh-table bh-stacked bh-seals">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={counted.has(column) ? 'number' : undefined}>
                {t(`seals.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seals.map((seal) => (
            <SealRow key={seal.id} seal={seal} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How a seal is proven without believing the centre. */
function Outside({ seals }: { readonly seals: readonly Seal[] }) {
  const { t, number } = useWords();
  const keys = [...new Set(seals.map(({ key }) => key))];
  const [newest] = seals;
  return (
    <section className="bh-card bh-seal-outside" aria-label={t('seals.outside')}>
      <header>
        <h2>{t('seals.outside')}</h2>
      </header>
      <p className="bh-2">{t('seals.outsideText')}</p>
      <code>{`npm run verify -- proof FILE --key ${newest?.key ?? ''}`}</code>
      <p className="bh-2">{t('seals.outsideDatabase')}</p>
      <code>npm run verify -- ledgers --proof FILE</code>
      <dl className="bh-facts">
        <dt>{t('seals.key')}</dt>
        <dd className="bh-mono">{newest?.key}</dd>
      </dl>
      {keys.length > 1 ? (
        <p className="bh-bad">{t('seals.keys', { count: number(keys.length) })}</p>
      ) : null}
    </section>
  );
}

/** Daily seals over the ends of all ledgers (architecture decision 4): each verified and taken away from here. */
export function SealsPage() {
  const { t, number } = useWords();
  const query = useSeals();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = query;
  const seals = data?.pages.flatMap((page) => page.data) ?? [];
  const total = data?.pages[0]?.total ?? 0;
  return (
    <AdminPage
      title={t('seals.title')}
      note={data === undefined ? '' : t('seals.count', { count: number(total) })}
    >
      <p className="bh-2">{t('seals.intro')}</p>
      <PagePending asked={[query]} what={t('seals.title')} />
      {data !== undefined && seals.length === 0 ? (
        <section className="bh-page-nothing">
          <h2>{t('seals.none')}</h2>
          <p className="bh-2">{t('seals.noneText')}</p>
        </section>
      ) : null}
      {seals.length === 0 ? null : (
        <>
          <Table seals={seals} />
          {hasNextPage ? (
            <p className="more">
              <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t('seals.more')}
              </Button>
            </p>
          ) : null}
          <Outside seals={seals} />
        </>
      )}
    </AdminPage>
  );
}
