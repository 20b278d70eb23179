import { conditionOf } from '../cases/case-parts.ts';
import type { Form } from '../contract/tasks.ts';
import type { ApiServices } from '../services.ts';
import type { LoadedTask } from './load-task.ts';

/** Where whoever raised the matter is answered, and by which field. */
const answered = { stage: 'close', field: 'answer' } as const;

/** The form, offering for the answer what the filing condition says of how it is put right (its closing text). */
export const withOfferedPhrases = async (
  services: ApiServices,
  task: LoadedTask,
  form: Form,
): Promise<Form> => {
  if (task.stage !== answered.stage) return form;
  const condition = await conditionOf(services.database, task.condition_id);
  if (condition === null) return form;
  const offered = { text: condition.closingText, textEn: condition.closingTextEn };
  return {
    ...form,
    fields: form.fields.map((field) =>
      field.name === answered.field
        ? { ...field, phrases: [offered, ...(field.phrases ?? [])] }
        : field,
    ),
  };
};
