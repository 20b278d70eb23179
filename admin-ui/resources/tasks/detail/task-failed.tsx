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

/** The task of a protected case asks what for; anything else says why it is not there. */
export function TaskFailed({ error, retry, beside = false }: Props) {
  if (!isProblem(error, 'purpose-required'))
    return <ListFailure error={error} onRetry={retry} what="task" />;
  return beside ? (
    <PurposeQuestion problem={error} beside />
  ) : (
    <PurposePage problem={error} back="/inbox" />
  );
}
