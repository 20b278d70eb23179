import Button from '@mui/material/Button';
import type { ImportJob } from '../../../api/contract/imports.ts';
import { SidePanel } from '../../layout/side-panel.tsx';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { rejectionsAddress, useRejections } from './import-queries.ts';
import { useReasonWords } from './use-reason-words.ts';

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

function Rows({ job }: { readonly job: string }) {
  const { t } = useWords();
  const wordsOf = useReasonWords();
  const query = useRejections(job);
  if (query.data === undefined) {
    return <PagePending asked={[query]} />;
  }
  const rows = query.data.pages.flatMap(({ data }) => data);
  return (
    <>
      <ul className="bh-lines">
        {rows.map(({ row, reasons, values }) => (
          <li key={row}>
            <b>{t('imports.row', { row })}</b>
            {reasons.map((reason) => (
              <span key={reason} className="bh-tag bad">
                {wordsOf(reason)}
              </span>
            ))}
            <p className="bh-3 bh-sm bh-import-values">
              {Object.entries(values)
                .map(([name, value]) => `${name}: ${textOf(value)}`)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('imports.more')}
        </Button>
      ) : null}
    </>
  );
}

/** The rows of a file that did not come in, each with why; all of them as a file. */
export function RejectionsPanel({
  job,
  onClose,
}: {
  readonly job: ImportJob;
  readonly onClose: () => void;
}) {
  const { t, number, english } = useWords();
  return (
    <SidePanel
      title={job.fileName}
      note={t('imports.rejectedRows', { count: number(job.rejected) })}
      onClose={onClose}
      foot={
        <Button component="a" href={rejectionsAddress(job.id, english ? 'en' : 'zh')} download>
          {t('imports.download')}
        </Button>
      }
    >
      <Rows job={job.id} />
    </SidePanel>
  );
}
