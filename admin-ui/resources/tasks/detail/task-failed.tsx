import { usePageTitle } from '../../../layout/use-page-title.ts';
import { useWords } from '../../../messages/use-words.ts';
import { isProblem } from '../../../providers/api-failure.ts';
import { PurposePage } from '../../cases/secrecy/purpose-page.tsx';
import { PurposeQuestion } from '../../cases/secrecy/purpose-question.tsx';
import { ListFailure } from '../inbox/list-states.tsx';

interface Props {
  readonly error: Error;
  readonly retry: () => void;
  /** Beside the list, not a page of its own. */
  readonly beside?: boolean;
}

function FailedPage({ error, retry }: Props) {
  usePageTitle(useWords().t('inbox.error.task'));
  return <ListFailure error={error} onRetry={retry} what="task" />;
}

/** The task of a protected case asks what for; anything else says why it is not there. */
export function TaskFailed({ error, retry, beside = false }: Props) {
  const asks = isProblem(error, 'purpose-required') ? error : null;
  if (beside) {
    return asks === null ? (
      <ListFailure error={error} onRetry={retry} what="task" />
    ) : (
      <PurposeQuestion problem={asks} beside />
    );
  }
  return asks === null ? (
    <FailedPage error={error} retry={retry} />
  ) : (
    <PurposePage problem={asks} back="/inbox" />
  );
}
