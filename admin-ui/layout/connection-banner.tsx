import ReportOutlined from '@mui/icons-material/ReportOutlined';
import WifiOff from '@mui/icons-material/WifiOff';
import { useServiceState } from '../providers/use-service-state.ts';
import { useServiceWords } from './use-service-words.ts';

/** Says what does not work and what still does, across the whole page. */
export function ConnectionBanner() {
  const words = useServiceWords();
  const state = useServiceState();
  if (state === 'fine') {
    return null;
  }
  const severe = state === 'engine' || state === 'database';
  const Icon = severe ? ReportOutlined : WifiOff;
  return (
    <div className={severe ? 'bh-banner severe' : 'bh-banner'} role="alert">
      <Icon className="bh-icon" aria-hidden="true" />
      <span>{words(state)}</span>
    </div>
  );
}
