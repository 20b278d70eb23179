import { useWords } from '../messages/use-words.ts';
import { failureCode, failureReference } from '../providers/api-failure.ts';

/** What to tell whoever repairs it: the code of a failure, and under which number the server wrote it down. */
export function FailureCode({ failure }: { readonly failure: unknown }) {
  const { t } = useWords();
  const reference = failureReference(failure);
  return (
    <p className="bh-3 bh-sm">
      {t('admin.failureCode', { code: failureCode(failure) })}
      {reference === undefined ? null : (
        <span className="bh-dot">{t('admin.failureReference', { reference })}</span>
      )}
    </p>
  );
}
