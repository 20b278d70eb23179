import { reasonText } from '../../../domain/imports/reason-text.ts';
import { useWords } from '../../messages/use-words.ts';

/** Why a row was rejected, in the language of the reader. */
export function useReasonWords(): (reason: string) => string {
  const { english } = useWords();
  return (reason) => reasonText(reason, english ? 'en' : 'zh');
}
