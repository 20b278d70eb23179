import type { Confirmation, FilingCondition } from '../../../domain/catalogue/catalogue.ts';
import { confirmations } from '../../../domain/catalogue/catalogue.ts';
import type { Difference } from '../../../domain/catalogue/compare-classes.ts';
import { limitWords } from '../../clocks/duration-words.ts';
import { useTongue } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';

const isConfirmation = (value: string): value is Confirmation =>
  confirmations.some((known) => known === value);

/** What is other between two versions of a class, in words. */
export function useDifferenceWords(): (difference: Difference) => string {
  const { t, code, pick } = useWords();
  const tongue = useTongue();
  const nameOf = ({ text, textEn }: FilingCondition): string => pick(text, textEn);
  const valueOf = (what: Difference['what'], value: string): string => {
    if (what === 'urgency') return code('urgency', value);
    return what === 'confirmation' && isConfirmation(value)
      ? t(`catalogue.confirmation.${value}`)
      : value;
  };
  return (difference) => {
    const key = `catalogue.said.${difference.what}` as const;
    if (!('before' in difference)) {
      const { condition } = difference;
      return t(key, {
        condition: nameOf(condition),
        limit: limitWords(condition.limit, tongue),
      });
    }
    if (difference.what === 'limit') {
      const { condition, before, after } = difference;
      return t(key, {
        condition: nameOf(condition),
        before: limitWords(before, tongue),
        after: limitWords(after, tongue),
      });
    }
    const { what, before, after } = difference;
    return t(key, {
      condition: 'condition' in difference ? nameOf(difference.condition) : '',
      before: valueOf(what, before),
      after: valueOf(what, after),
    });
  };
}
