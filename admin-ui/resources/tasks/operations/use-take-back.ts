import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { TaskDetail } from '../../../../api/contract/tasks.ts';
import { useToast } from '../../../layout/use-toast.ts';
import { useWords } from '../../../messages/use-words.ts';
import { failureCode } from '../../../providers/api-failure.ts';
import { isPending, readTask, withdrawTask } from '../task-operations.ts';

export interface TakingBack {
  /** Whether a step that was just completed can be had back. */
  readonly isPossible: (id: string) => Promise<boolean>;
  /** Takes it back at once, without asking; the step can be opened again from the toast. */
  readonly takeBack: (task: TaskDetail) => Promise<void>;
}

/** 撤回 right after a step was done: nothing is asked, and nothing is shown before it is committed. */
export function useTakeBack(): TakingBack {
  const { t, code, name } = useWords();
  const toast = useToast();
  const navigate = useNavigate();
  const queries = useQueryClient();
  return {
    isPossible: async (id) => {
      try {
        const { takeBack } = await readTask(id);
        return takeBack !== null && takeBack.touched === null;
      } catch {
        // It was done all the same; only the way back is not offered.
        return false;
      }
    },
    takeBack: async (task) => {
      try {
        const result = await withdrawTask(task.id);
        const again = isPending(result)
          ? undefined
          : result.tasks.find(({ element }) => element === task.element);
        const done = t('task.takeBack.done', { step: name(task) });
        if (again === undefined) toast.success(done);
        else
          toast.success(done, {
            label: t('task.doneView'),
            run: () => void navigate(`/tasks/${encodeURIComponent(again.id)}`),
          });
      } catch (failure) {
        toast.error(code('problem', failureCode(failure)));
      }
      for (const queryKey of [['tasks'], ['task-counts'], ['cases']])
        await queries.invalidateQueries({ queryKey });
    },
  };
}
