import Button from '@mui/material/Button';
import { useSearchParams } from 'react-router';
import type { ImportJob } from '../../../api/contract/imports.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { AdminPage } from '../../layout/admin-page.tsx';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { CancelButton } from './cancel-button.tsx';
import { useImports } from './import-queries.ts';
import { JobProgress } from './job-progress.tsx';
import { RejectionsPanel } from './rejections-panel.tsx';
import { StartImport } from './start-import.tsx';
import './imports.css';

const tags: { readonly [S in ImportJob['state']]: string } = {
  waiting: 'info',
  running: 'info',
  done: 'ok',
  failed: 'bad',
  cancelling: 'warn',
  cancelled: 'warn',
};

function Row({
  job,
  on,
  onOpen,
}: {
  readonly job: ImportJob;
  readonly on: boolean;
  readonly onOpen: () => void;
}) {
  const { t, name } = useWords();
  const rule = useDateRule();
  return (
    <tr className={on ? 'on' : ''}>
      <td>
        <b>{job.fileName}</b>
        <div className="bh-3 bh-sm">{t(`imports.kind.${job.kind}`)}</div>
      </td>
      <td className="whole">
        <span className={`bh-tag ${tags[job.state]}`}>{t(`imports.state.${job.state}`)}</span>
      </td>
      <td className="progress whole">
        <JobProgress job={job} />
      </td>
      <td>
        {name(job.by)}
        <div className="bh-3 bh-sm">{dateWords(Date.parse(job.createdAt), rule)}</div>
      </td>
      <td>
        <CancelButton job={job} />
        {job.rejected === 0 ? null : (
          <Button size="small" onClick={onOpen}>
            {t('imports.seeRejected')}
            <span className="bh-sr"> {job.fileName}</span>
          </Button>
        )}
      </td>
    </tr>
  );
}

function Jobs({ jobs }: { readonly jobs: readonly ImportJob[] }) {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const open = jobs.find(({ id }) => id === search.get('job'));
  if (jobs.length === 0) {
    return (
      <section className="bh-page-nothing">
        <h2>{t('imports.none')}</h2>
        <p className="bh-2">{t('imports.noneText')}</p>
      </section>
    );
  }
  return (
    <section className="bh-card bh-scroll-x">
      <table className="bh-table bh-stacked bh-imports">
        <thead>
          <tr>
            {(['file', 'state', 'progress', 'by', 'rejected'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`imports.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <Row
              key={job.id}
              job={job}
              on={job === open}
              onOpen={() => {
                setSearch({ job: job.id }, { replace: true });
              }}
            />
          ))}
        </tbody>
      </table>
      {open === undefined ? null : (
        <RejectionsPanel
          job={open}
          onClose={() => {
            setSearch({}, { replace: true });
          }}
        />
      )}
    </section>
  );
}

/** Files that are and were brought in, with their progress and the rows that did not come in. */
export function ImportsPage() {
  const { t } = useWords();
  const query = useImports();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  return (
    <AdminPage title={t('imports.title')}>
      <StartImport />
      <PagePending asked={[query]} />
      {data === undefined ? null : <Jobs jobs={data.pages.flatMap((page) => page.data)} />}
      {hasNextPage ? (
        <p className="more">
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('imports.earlier')}
          </Button>
        </p>
      ) : null}
    </AdminPage>
  );
}
