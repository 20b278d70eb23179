import type { FormField } from '../../../../api/contract/tasks.ts';
import { errorAt, FormFields } from '../../../forms/form-fields.tsx';
import { fieldsFor } from '../../../forms/form-model.ts';
import { useWords } from '../../../messages/use-words.ts';
import { DraftLine } from '../../tasks/drafts/draft-line.tsx';
import type { TaskWork } from '../../tasks/detail/task-workbench.tsx';
import { PhotosField } from '../photos/photos-field.tsx';
import { NoteField } from './note-field.tsx';
import { PositionLine } from './position-line.tsx';
import type { OnTheSpot } from './use-on-the-spot.ts';

const ownTypes: ReadonlySet<FormField['type']> = new Set(['attachments', 'textarea']);

export interface TaskFieldsProps {
  readonly work: TaskWork;
  readonly spot: OnTheSpot;
}

/** The form of the chosen outcome: photos first, then what is said of them, then the rest. */
export function TaskFields({ work, spot }: TaskFieldsProps) {
  const { t } = useWords();
  const { task, form, chosen, fields, sending } = work;
  const shown = fieldsFor(fields, chosen?.code ?? null);
  const photos = shown.filter((field) => field.type === 'attachments');
  const notes = shown.filter((field) => field.type === 'textarea');
  const others = shown.filter((field) => !ownTypes.has(field.type));
  const required = new Set(chosen?.requires ?? []);
  const propsOf = (field: FormField) => ({
    field,
    value: form.values[field.name],
    required: required.has(field.name),
    error: errorAt(field, form, t),
    disabled: sending,
    onChange: (value: unknown) => {
      form.change(field.name, value);
    },
  });
  return (
    <>
      {photos.map((field, index) => (
        <section key={field.name} className="bh-phone-block">
          <PhotosField
            {...propsOf(field)}
            place={spot.place}
            onBusy={(busy) => {
              form.setBusy(field.name, busy);
            }}
          />
          {index === photos.length - 1 ? <PositionLine spot={spot} /> : null}
        </section>
      ))}
      {notes.map((field) => (
        <section key={field.name} className="bh-phone-block">
          <NoteField key={field.name} {...propsOf(field)} />
        </section>
      ))}
      {others.length === 0 ? null : (
        <section className="bh-phone-block">
          <FormFields
            fields={others}
            outcome={chosen}
            form={form}
            disabled={sending}
            unit={task.unit?.id ?? null}
          />
        </section>
      )}
      <DraftLine work={work} />
    </>
  );
}
