import Button from '@mui/material/Button';
import { useWords } from '../../../messages/use-words.ts';
import { UnsentMenu } from '../../reports/unsent-menu.tsx';
import type { DraftInHand } from '../../reports/use-draft.ts';

interface UnsentProps {
  readonly inHand: DraftInHand;
  readonly disabled: boolean;
  readonly onTakeUp: (id: string | null) => void;
}

/** What else was begun on this phone, and to set this one aside. */
export function Unsent({ inHand, disabled, onTakeUp }: UnsentProps) {
  const { t } = useWords();
  const { others, keptAt } = inHand;
  if (others.length === 0 && keptAt === null) return null;
  return (
    <div className="bh-phone-unsent">
      <UnsentMenu unsent={others} disabled={disabled} onTakeUp={onTakeUp} />
      {keptAt === null ? null : (
        <Button
          size="small"
          variant="text"
          disabled={disabled}
          onClick={() => {
            onTakeUp(null);
          }}
        >
          {t('reports.setAside')}
        </Button>
      )}
    </div>
  );
}
