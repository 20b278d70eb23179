import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import { useQueryClient } from '@tanstack/react-query';
import { useWords } from '../../messages/use-words.ts';
import { useMayAct } from '../board/board-row.tsx';
import { useCaseActor } from '../cases/use-case-actor.ts';

interface UrgeButtonProps {
  readonly caseId: string;
  readonly caseNumber: string;
}

/** Urges whoever should act on the matter now. */
export function UrgeButton({ caseId, caseNumber }: UrgeButtonProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const may = useMayAct();
  const { act, sending } = useCaseActor(caseId);
  const urge = async (): Promise<void> => {
    const done = t('desk.urged', { number: caseNumber });
    if (await act({ kind: 'case' }, { type: 'urge' }, done))
      await queries.invalidateQueries({ queryKey: ['desk'] });
  };
  const label = t(may('urge') ? 'desk.urge' : 'board.noRight');
  return (
    <button
      type="button"
      className="urge"
      title={label}
      disabled={!may('urge') || sending}
      onClick={() => void urge()}
    >
      <NotificationsOutlined className="bh-icon" aria-hidden="true" />
      <span className="bh-sr">
        {label} {caseNumber}
      </span>
    </button>
  );
}
