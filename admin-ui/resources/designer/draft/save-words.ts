import { dateWords } from '../../../clocks/date-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { useWords } from '../../../messages/use-words.ts';
import type { SaveState } from './draft-saver.ts';

/** Whether what is drawn is safe, in words; `savedAt` is when the server has taken it last. */
export function useSaveWords(): (state: SaveState, savedAt: string) => string {
  const { t, code } = useWords();
  const rule = useDateRule();
  return (state, savedAt) => {
    if (state.kind === 'saved') {
      return t('designer.state.saved', { time: dateWords(Date.parse(savedAt), rule) });
    }
    if (state.kind === 'waiting') {
      const reason = code('problem', state.code);
      return t(state.onDevice ? 'designer.state.onDevice' : 'designer.state.nowhere', { reason });
    }
    return state.kind === 'refused'
      ? t('designer.state.refused', { reason: code('problem', state.code) })
      : t(`designer.state.${state.kind}`);
  };
}
