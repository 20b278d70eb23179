import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type {
  FormField,
  TaskDetail,
  TaskOutcome,
  TaskPreview,
} from '../../../../api/contract/tasks.ts';
import { dataOf, fieldsFor, type FormValues } from '../../../forms/form-model.ts';
import { useSettled } from '../../../providers/use-settled.ts';
import { previewTask } from '../task-operations.ts';

const settleMillis = 250;

/** Only what the workflow reads changes what follows; a sentence being typed does not ask again. */
const readByTheEngine = (field: FormField): boolean => field.variable === true;

export interface Preview {
  readonly preview: TaskPreview | undefined;
  readonly failed: boolean;
}

/** Who gets it next and until when, for the chosen outcome and what is filled in. */
export function usePreview(
  task: TaskDetail,
  outcome: TaskOutcome | null,
  values: FormValues,
  wanted: boolean,
): Preview {
  const fields = fieldsFor(task.form?.fields ?? [], outcome?.code ?? null).filter(readByTheEngine);
  const data = useSettled(JSON.stringify(dataOf(fields, values)), settleMillis);
  const { data: preview, isError } = useQuery({
    queryKey: ['task-preview', task.id, task.version, outcome?.code, data],
    queryFn: ({ signal }) => {
      const parsed: unknown = JSON.parse(data);
      const known = typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
      return previewTask(task.id, { outcome: outcome?.code ?? '', data: known }, signal);
    },
    enabled: wanted && outcome !== null,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    retry: false,
  });
  return { preview, failed: isError };
}
