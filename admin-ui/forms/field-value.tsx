import type { ComponentType } from 'react';
import type { Named } from '../../api/contract/common.ts';
import type { FormField } from '../../api/contract/tasks.ts';
import { dateWords } from '../clocks/date-words.ts';
import { limitUnitName } from '../clocks/duration-words.ts';
import { useDateRule } from '../clocks/use-wording.ts';
import { useWords } from '../messages/use-words.ts';
import { useNamedUnit } from '../providers/use-units.ts';
import { filesIn, limitIn, textIn, type FormValues } from './form-model.ts';
import { useClass, usePeople } from './lookups.ts';

interface ValueProps {
  readonly field: FormField;
  readonly value: unknown;
  /** All values of the form: what a condition is, its class says. */
  readonly values: FormValues;
}

function TextValue({ value }: ValueProps) {
  return textIn(value);
}

function BooleanValue({ value }: ValueProps) {
  const { t } = useWords();
  return typeof value === 'boolean' ? t(value ? 'form.yes' : 'form.no') : null;
}

function ChoiceValue({ field, value }: ValueProps) {
  const { pick } = useWords();
  const text = textIn(value);
  const choice = field.choices?.find((known) => known.value === text);
  return choice === undefined ? text : pick(choice.label, choice.labelEn);
}

function MomentValue({ value }: ValueProps) {
  const rule = useDateRule();
  const at = Date.parse(textIn(value));
  return Number.isNaN(at) ? textIn(value) : dateWords(at, rule);
}

function UnitValue({ value }: ValueProps) {
  const { name } = useWords();
  const unit = useNamedUnit(textIn(value));
  return unit === undefined ? textIn(value) : name(unit);
}

function PersonValue({ value }: ValueProps) {
  const { name } = useWords();
  const person = usePeople({ unit: '' }).people.find(({ id }) => id === value);
  return person === undefined ? textIn(value) : name(person);
}

function ClassValue({ value }: ValueProps) {
  const { name } = useWords();
  const found = useClass(textIn(value));
  return found === undefined ? textIn(value) : name(found);
}

function ConditionValue({ value, values }: ValueProps) {
  const { pick } = useWords();
  const conditions = useClass(textIn(values['category']))?.conditions ?? [];
  const found = conditions.find(({ id }) => id === value);
  return found === undefined ? textIn(value) : pick(found.text, found.textEn);
}

function FilesValue({ value }: ValueProps) {
  const { t, number } = useWords();
  const count = filesIn(value).length;
  return count === 0 ? null : t('task.evidenceCount', { count: number(count) });
}

function LimitValue({ field, value }: ValueProps) {
  const { english } = useWords();
  const { amount, unit } = limitIn(value, field);
  return amount === '' ? null : `${amount} ${limitUnitName(unit, english ? 'en' : 'zh')}`;
}

const byType: { readonly [T in FormField['type']]: ComponentType<ValueProps> } = {
  text: TextValue,
  textarea: TextValue,
  boolean: BooleanValue,
  integer: TextValue,
  number: TextValue,
  choice: ChoiceValue,
  'date-time': MomentValue,
  unit: UnitValue,
  person: PersonValue,
  class: ClassValue,
  condition: ConditionValue,
  case: TextValue,
  attachments: FilesValue,
  rating: TextValue,
  limit: LimitValue,
};

/** Types of fields that hold the id of something that has a name. */
const referring: ReadonlySet<FormField['type']> = new Set(['unit', 'person', 'class', 'condition']);
const unnamed: readonly Named[] = [];

interface FieldValueProps extends Omit<ValueProps, 'value'> {
  /** Names that came with the values: they hold also for what is not offered any more. */
  readonly names?: readonly Named[];
}

/** What a field holds, in words; an id that names nothing any more stands as it is. */
export function FieldValue({ field, values, names = unnamed }: FieldValueProps) {
  const { name } = useWords();
  const value = values[field.name];
  const named = referring.has(field.type) ? names.find(({ id }) => id === value) : undefined;
  const Value = byType[field.type];
  return named === undefined ? <Value field={field} value={value} values={values} /> : name(named);
}
