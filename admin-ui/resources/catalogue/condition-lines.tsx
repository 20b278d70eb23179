import type { KeptCondition } from '../../../api/contract/catalogue.ts';
import { limitWords } from '../../clocks/duration-words.ts';
import { useTongue } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';

export interface CountedCondition {
  readonly condition: KeptCondition;
  /** Open cases that are filed under it; null while it is not known. */
  readonly open: number | null;
}

/** Filing conditions: text, limit, when it is closed, who confirms, and how many cases are open. */
export function ConditionLines({
  conditions,
}: {
  readonly conditions: readonly CountedCondition[];
}) {
  const { t, code, pick, number } = useWords();
  const tongue = useTongue();
  return (
    <ul className="bh-lines bh-conditions">
      {conditions.map(({ condition, open }) => (
        <li key={condition.id}>
          <b className="bh-grow">{pick(condition.text, condition.textEn)}</b>
          <span className="bh-tag info">{limitWords(condition.limit, tongue)}</span>
          {condition.urgency === 'normal' ? null : (
            <span className="bh-tag warn">{code('urgency', condition.urgency)}</span>
          )}
          {open === null || open === 0 ? null : (
            <span className="bh-tag">{t('catalogue.open', { count: number(open) })}</span>
          )}
          <p className="bh-2 bh-sm closing">
            {t('catalogue.closing', { text: pick(condition.closingText, condition.closingTextEn) })}
            {condition.confirmation === 'none'
              ? ''
              : ` · ${t(`catalogue.confirmation.${condition.confirmation}`)}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
