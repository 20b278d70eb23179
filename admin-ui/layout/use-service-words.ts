import { dateWords } from '../clocks/date-words.ts';
import { useDateRule } from '../clocks/use-wording.ts';
import { useWords } from '../messages/use-words.ts';
import { useEngineAwaySince, type ServiceState } from '../providers/use-service-state.ts';

/** What does not work and what still does, and since when the engine is away. */
export function useServiceWords(): (state: Exclude<ServiceState, 'fine'>) => string {
  const { t } = useWords();
  const rule = useDateRule();
  const since = useEngineAwaySince();
  return (state) =>
    state === 'engine' && since !== null
      ? t('frame.connection.engineSince', { time: dateWords(since, rule) })
      : t(`frame.connection.${state}`);
}
