import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { usePageTitle } from '../../../layout/use-page-title.ts';
import type { MessageKey } from '../../../messages/message-key.ts';
import { useWords } from '../../../messages/use-words.ts';
import type { ApiProblem } from '../../../providers/api-failure.ts';
import { PurposeQuestion } from './purpose-question.tsx';

/** The lists that a case or a task is reached from. */
const ways = {
  '/cases': 'cases.states.back',
  '/inbox': 'task.back',
} as const satisfies Readonly<Record<string, MessageKey>>;

interface Props {
  readonly problem: ApiProblem;
  readonly back: keyof typeof ways;
}

/** The question as a page of its own, with the way back. */
export function PurposePage({ problem, back }: Props) {
  const { t } = useWords();
  usePageTitle(t('secrecy.mark'));
  return (
    <PurposeQuestion problem={problem}>
      <p>
        <Button variant="text" className="bh-hang" component={Link} to={back}>
          {t(ways[back])}
        </Button>
      </p>
    </PurposeQuestion>
  );
}
