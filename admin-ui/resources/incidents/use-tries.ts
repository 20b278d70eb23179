import type { Incident } from '../../../api/contract/incidents.ts';
import { useWords } from '../../messages/use-words.ts';

/** How often the service was called, and how often people had it tried again; never nothing. */
export function useTries(): (incident: Incident) => readonly string[] {
  const { t } = useWords();
  return ({ attempts, repairs }) => {
    const told = [
      ...(attempts === null ? [] : [t('incidents.attempts', { count: attempts })]),
      ...(repairs === 0 ? [] : [t('incidents.repairs', { count: repairs })]),
    ];
    return told.length === 0 ? [t('incidents.noTries')] : told;
  };
}
