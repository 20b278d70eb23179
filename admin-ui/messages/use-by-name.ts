import { useCallback } from 'react';
import { useWords, type Nameable } from './use-words.ts';

/** Things in the order of the names that are shown, as the language of the reader orders names. */
export function useByName(): <T extends Nameable>(things: readonly T[]) => readonly T[] {
  const { english, name } = useWords();
  return useCallback(
    (things) => {
      const { compare } = new Intl.Collator(english ? 'en' : 'zh-Hans-CN', { numeric: true });
      return things.toSorted((one, other) => compare(name(one), name(other)));
    },
    [english, name],
  );
}
