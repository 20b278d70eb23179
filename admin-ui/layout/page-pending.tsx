import Button from '@mui/material/Button';
import { useWords } from '../messages/use-words.ts';
import { failureCode } from '../providers/api-failure.ts';
import { FailureCode } from './failure-code.tsx';
import './page-pending.css';

const skeletonRows = Array.from({ length: 6 }, (_, index) => index);

/** What did not load, what is safe, again, code and reference. */
function PageFailed({
  what,
  failure,
  retry,
}: {
  readonly what: string | undefined;
  readonly failure: unknown;
  readonly retry: () => void;
}) {
  const { t, code } = useWords();
  const why = failureCode(failure);
  return (
    <section className="bh-page-nothing" role="alert">
      <h2>{what === undefined ? t('admin.failed') : t('admin.notLoaded', { what })}</h2>
      <p className="bh-2">{`${code('problem', why)} · ${t('admin.safe')}`}</p>
      <Button variant="contained" onClick={retry}>
        {t('admin.again')}
      </Button>
      <FailureCode failure={failure} />
    </section>
  );
}

/** As much of a query as tells how far it is. */
interface Asked {
  readonly data: unknown;
  readonly error: unknown;
  readonly refetch: () => Promise<unknown>;
}

/**
 * Stands in place of what was asked for until all of it is there: nothing for 300 ms, then the outline of what comes,
 * or why it does not come. `what` names it.
 */
export function PagePending({
  asked,
  what,
}: {
  readonly asked: readonly Asked[];
  readonly what?: string;
}) {
  const missing = asked.filter(({ data }) => data === undefined);
  const failed = missing.filter(({ error }) => error !== null);
  const [first] = failed;
  if (missing.length === 0) return null;
  if (first !== undefined) {
    return (
      <PageFailed
        what={what}
        failure={first.error}
        retry={() => {
          for (const { refetch } of failed) void refetch();
        }}
      />
    );
  }
  return (
    <div className="bh-later bh-page-waiting" aria-busy="true">
      {skeletonRows.map((row) => (
        <span key={row} className="bh-skeleton" />
      ))}
    </div>
  );
}
