import type { ComponentType } from 'react';
import type { FormField, TaskOutcome } from '../../api/contract/tasks.ts';
import { useWords, type Words } from '../messages/use-words.ts';
import { AttachmentsField } from './attachments-field.tsx';
import { BooleanField, ChoiceField, RatingField } from './choice-fields.tsx';
import { ConditionField } from './condition-field.tsx';
import { DateTimeField } from './date-time-field.tsx';
import type { FieldProps } from './field-props.ts';
import { faultOf, fieldsFor } from './form-model.ts';
import { LimitField } from './limit-field.tsx';
import { CaseField, ClassField, PersonField, UnitField } from './lookup-fields.tsx';
import { TypedField } from './text-fields.tsx';
import type { TaskForm } from './use-task-form.ts';
import './forms.css';

const controls: { readonly [T in FormField['type']]: ComponentType<FieldProps> } = {
  text: TypedField,
  textarea: TypedField,
  integer: TypedField,
  number: TypedField,
  boolean: BooleanField,
  choice: ChoiceField,
  'date-time': DateTimeField,
  unit: UnitField,
  person: PersonField,
  class: ClassField,
  condition: ConditionField,
  case: CaseField,
  attachments: AttachmentsField,
  rating: RatingField,
  limit: LimitField,
};

/** Fields that need the whole line. */
const wideTypes: ReadonlySet<FormField['type']> = new Set([
  'textarea',
  'attachments',
  'class',
  'condition',
  'case',
]);

/** Which fields take a whole line: those that need it, and a narrow one that has nobody beside it. */
function wholeLines(fields: readonly FormField[]): ReadonlySet<string> {
  const whole = new Set<string>();
  let waiting: string | null = null;
  for (const field of fields) {
    if (!wideTypes.has(field.type)) {
      waiting = waiting === null ? field.name : null;
      continue;
    }
    whole.add(field.name);
    if (waiting !== null) {
      whole.add(waiting);
      waiting = null;
    }
  }
  return waiting === null ? whole : new Set([...whole, waiting]);
}

export interface FormFieldsProps {
  readonly fields: readonly FormField[];
  readonly outcome: TaskOutcome | null;
  readonly form: TaskForm;
  readonly disabled: boolean;
  /** The unit that the task is with. */
  readonly unit: string | null;
}

/** What is wrong with a field in words: by the server, or as such; null when nothing is. */
export function errorAt(field: FormField, form: TaskForm, t: Words['t']): string | null {
  const fault = faultOf(field, form.values[field.name]);
  return form.errors[field.name] ?? (fault === null ? null : t(`form.${fault.code}`, fault.params));
}

/** The fields of the chosen outcome; what it requires is marked, what is wrong stands at the field. */
export function FormFields({ fields, outcome, form, disabled, unit }: FormFieldsProps) {
  const { t } = useWords();
  const required = new Set(outcome?.requires ?? []);
  const shown = fieldsFor(fields, outcome?.code ?? null);
  const whole = wholeLines(shown);
  return (
    <div className="bh-form">
      {shown.map((field) => {
        const Control = controls[field.type];
        const error = errorAt(field, form, t);
        return (
          <div key={field.name} className={whole.has(field.name) ? 'whole' : undefined}>
            <Control
              field={field}
              value={form.values[field.name]}
              values={form.values}
              required={required.has(field.name)}
              error={error}
              disabled={disabled}
              unit={unit}
              place={`${form.id}.${field.name}`}
              onChange={(value) => {
                form.change(field.name, value);
                if (field.type === 'class') {
                  // A condition belongs to a class: another class has others.
                  form.change('condition', '');
                }
              }}
              onBusy={(busy) => {
                form.setBusy(field.name, busy);
              }}
            />
          </div>
        );
      })}
    </div>
  );
}

/** Moves the focus to a field's control. */
export function focusField(within: ParentNode, name: string): void {
  const field = within.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`);
  // What is typed into, also where phrases to press stand before it.
  const control =
    field?.querySelector<HTMLElement>('input:not([hidden]), textarea, [role="combobox"]') ??
    field?.querySelector('button');
  field?.scrollIntoView({ block: 'center' });
  control?.focus();
}
