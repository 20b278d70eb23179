import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { FailureCode } from '../../layout/failure-code.tsx';
import { useWords } from '../../messages/use-words.ts';
import { failureCode } from '../../providers/api-failure.ts';

/** What did not happen, what still works, retry, code and reference. */
export function IncidentFailed({
  failure,
  retry,
}: {
  readonly failure: unknown;
  readonly retry: () => void;
}) {
  const { t, code } = useWords();
  const why = failureCode(failure);
  const missing = why === 'not-found' || why === 'not-permitted';
  return (
    <section className="bh-waiting" role="alert">
      <h1>{t(missing ? 'incidents.missingTitle' : 'incidents.failedTitle')}</h1>
      <p className="bh-2">
        {missing ? t('incidents.missingText') : `${code('problem', why)} · ${t('incidents.safe')}`}
      </p>
      {missing ? null : (
        <Button variant="contained" onClick={retry}>
          {t('incidents.again')}
        </Button>
      )}{' '}
      <Button component={Link} to="/incidents">
        {t('incidents.back')}
      </Button>
      <FailureCode failure={failure} />
    </section>
  );
}
