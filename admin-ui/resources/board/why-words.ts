import type { BoardTask } from '../../../api/contract/board.ts';
import { durationWords } from '../../clocks/duration-words.ts';
import { useTongue } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';

type Code = BoardTask['why']['code'];

const times: ReadonlySet<Code> = new Set(['nobody-has-it', 'took-long']);

/** What is said in place of a time of nought minutes. */
const justNow: { readonly [C in Code]?: 'nobody-has-it-yet' | 'just-taken' } = {
  'nobody-has-it': 'nobody-has-it-yet',
  'took-long': 'just-taken',
};
const minuteMillis = 60_000;

/** Why a task is late, in a sentence. */
export function useWhyWords(): (why: BoardTask['why']) => string {
  const { t, number } = useWords();
  const tongue = useTongue();
  return ({ code, amount }) => {
    const recent = amount < minuteMillis ? justNow[code] : undefined;
    if (recent !== undefined) return t(`board.why.${recent}`);
    return t(`board.why.${code}`, {
      amount: times.has(code)
        ? durationWords(amount, tongue, { round: 'down', days: true, seconds: false })
        : number(amount),
    });
  };
}
