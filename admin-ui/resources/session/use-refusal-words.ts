import { useWords } from '../../messages/use-words.ts';
import { failureCode, isProblem } from '../../providers/api-failure.ts';

const secondsPerMinute = 60;

/** Why signing in, or changing a password, was refused; a lock says how long it lasts. */
export function useRefusalWords(): (failure: unknown) => string {
  const { t, code } = useWords();
  return (failure) => {
    const words = code('problem', failureCode(failure));
    if (!isProblem(failure, 'account-locked')) {
      return words;
    }
    const seconds = Number(failure.problem.params?.['retryAfter'] ?? secondsPerMinute);
    return t('signIn.locked', { words, minutes: Math.ceil(seconds / secondsPerMinute) });
  };
}
