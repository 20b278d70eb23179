import PlayArrowOutlined from '@mui/icons-material/PlayArrowOutlined';
import StopOutlined from '@mui/icons-material/StopOutlined';
import Button from '@mui/material/Button';
import { useWords } from '../../../messages/use-words.ts';

export interface RehearsalButtonProps {
  /** Null while it cannot be rehearsed: the findings say why. */
  readonly toggle: (() => void) | null;
  readonly on: boolean;
}

/** Begins or ends a rehearsal. */
export function RehearsalButton({ toggle, on }: RehearsalButtonProps) {
  const { t } = useWords();
  return (
    <Button
      startIcon={on ? <StopOutlined /> : <PlayArrowOutlined />}
      disabled={toggle === null}
      aria-pressed={on}
      onClick={() => {
        toggle?.();
      }}
    >
      {t(on ? 'designer.rehearsal.stop' : 'designer.rehearsal.start')}
    </Button>
  );
}
