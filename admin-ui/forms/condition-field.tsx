import { useId } from 'react';
import type Type from 'typebox';
import type { FilingCondition } from '../../api/contract/reports.ts';
import { dueWords } from '../clocks/date-words.ts';
import { limitWords } from '../clocks/duration-words.ts';
import { useDateRule } from '../clocks/use-wording.ts';
import { RadioCard } from '../fields/radio-card.tsx';
import { useWords } from '../messages/use-words.ts';
import { FieldFrame, labelIdOf } from './field-frame.tsx';
import type { FieldProps } from './field-props.ts';
import { textIn } from './form-model.ts';
import { useClass } from './lookups.ts';

type Condition = Type.Static<typeof FilingCondition>;

function ConditionCard({
  name,
  condition,
  chosen,
  disabled,
  onChoose,
}: {
  readonly name: string;
  readonly condition: Condition;
  readonly chosen: boolean;
  readonly disabled: boolean;
  readonly onChoose: () => void;
}) {
  const { t, pick } = useWords();
  const rule = useDateRule();
  return (
    <RadioCard name={name} chosen={chosen} disabled={disabled} onChoose={onChoose}>
      <span className="bh-grow">
        <span className="bh-condition-text">{pick(condition.text, condition.textEn)}</span>
        <span className="bh-3 bh-sm">
          <b>{t('form.conditionLimit', { limit: limitWords(condition.limit, rule.tongue) })}</b>
          <span className="bh-dot">
            {t('form.conditionClosing', {
              text: pick(condition.closingText, condition.closingTextEn),
            })}
          </span>
          {chosen && condition.dueAt !== null ? (
            <span className="bh-dot">
              {t('form.conditionDue', { due: dueWords(Date.parse(condition.dueAt), rule) })}
            </span>
          ) : null}
        </span>
      </span>
    </RadioCard>
  );
}

/** The filing conditions of the chosen class, each with its limit and closing text. */
export function ConditionField(props: FieldProps) {
  const { field, value, values, required, error, disabled, onChange } = props;
  const { t } = useWords();
  const id = useId();
  const conditions = useClass(textIn(values['category']))?.conditions ?? [];
  return (
    <FieldFrame field={field} required={required} error={error} controlId={id} group>
      {conditions.length === 0 ? (
        <p className="bh-3 bh-sm bh-condition-first">{t('form.conditionFirst')}</p>
      ) : (
        <div className="bh-radio-cards" role="radiogroup" aria-labelledby={labelIdOf(id)}>
          {conditions.map((condition) => (
            <ConditionCard
              name={id}
              key={condition.id}
              condition={condition}
              chosen={value === condition.id}
              disabled={disabled}
              onChoose={() => {
                onChange(condition.id);
              }}
            />
          ))}
        </div>
      )}
    </FieldFrame>
  );
}
