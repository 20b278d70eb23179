import Button from '@mui/material/Button';
import { useWords } from '../../messages/use-words.ts';
import { failureCode } from '../../providers/api-failure.ts';

/** What did not load, why, and the way on. */
export function Failed({
  what,
  failure,
  retry,
}: {
  readonly what: string;
  readonly failure: unknown;
  readonly retry: () => void;
}) {
  const { t, code } = useWords();
  const why = failureCode(failure);
  return (
    <section className="bh-waiting" role="alert">
      <h2>{t('organisation.notLoaded', { what })}</h2>
      <p className="bh-2">{`${code('problem', why)} · ${t('organisation.safe')}`}</p>
      <Button variant="contained" onClick={retry}>
        {t('organisation.again')}
      </Button>
      <p className="bh-3 bh-sm">{t('organisation.failureCode', { code: why })}</p>
    </section>
  );
}

const skeletonRows = Array.from({ length: 8 }, (_, index) => index);

/** The rows of a list before it is there. */
export function Waiting() {
  return (
    <div className="bh-later bh-waits" aria-busy="true">
      {skeletonRows.map((row) => (
        <span key={row} className="bh-skeleton" />
      ))}
    </div>
  );
}
