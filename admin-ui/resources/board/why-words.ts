import type { BoardTask } from '../../../api/contract/board.ts';
import { durationWords } from '../../clocks/duration-words.ts';
import { useTongue } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';

const times: ReadonlySet<BoardTask['why']['code']> = new Set(['nobody-has-it', 'took-long']);

/** Why a task is late, in a sentence. */
export function useWhyWords(): (why: BoardTask['why']) => string {
  const { t, number } = useWords();
  const tongue = useTongue();
  return ({ code, amount }) =>
    t(`board.why.${code}`, {
      amount: times.has(code)
        ? durationWords(amount, tongue, { round: 'down', days: true, seconds: false })
        : number(amount),
    });
}
