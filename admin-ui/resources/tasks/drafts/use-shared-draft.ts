import { useMutation, useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import type { ShareTaskDraft, TaskDraft } from '../../../../api/contract/task-drafts.ts';
import { useToast } from '../../../layout/use-toast.ts';
import { useWords } from '../../../messages/use-words.ts';
import { failureCode } from '../../../providers/api-failure.ts';
import { sourceOf } from '../completion/completion-dialogs.tsx';
import type { TaskWork } from '../detail/task-workbench.tsx';
import { readSharedDraft, shareDraft, withdrawDraft } from './shared-draft-operations.ts';
import { asKept, sameAs, shareableOf, type Shareable } from './shareable.ts';

export interface SharedDraft {
  /** What is shared; null: nothing, or it is not known yet. */
  readonly draft: TaskDraft | null;
  /** What of the form can be shared; null when nothing was typed. */
  readonly shareable: Shareable | null;
  /** Whether what is shared stands in the form already. */
  readonly same: boolean;
  readonly busy: boolean;
  readonly share: () => void;
  readonly withdraw: () => void;
  readonly take: () => void;
  /** Another was shared meanwhile (or the one that was seen taken back): what to do about it. */
  readonly conflict: boolean;
  readonly dismiss: () => void;
}

const keyOf = (task: string): QueryKey => ['tasks', 'draft', task];

const bodyOf = (
  { values, given, outcome, taskVersion }: Shareable,
  seen: TaskDraft | null,
): ShareTaskDraft => ({
  values,
  given,
  taskVersion,
  ...(outcome === null ? {} : { outcome }),
  ...(seen === null ? {} : { replaces: seen.id }),
});

interface Writing {
  readonly share: (body: Shareable, seen: TaskDraft | null) => void;
  readonly withdraw: (shared: TaskDraft) => void;
  readonly busy: boolean;
}

/** `asked` hears that another was shared meanwhile, and when that is settled. */
function useWriting(task: string, asked: (conflict: boolean) => void): Writing {
  const { t, code } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const queryKey = keyOf(task);
  const sharing = useMutation({
    mutationFn: (body: ShareTaskDraft) => shareDraft(task, body),
    onSuccess: (there) => {
      asked(false);
      queries.setQueryData(queryKey, there);
      toast.success(t('task.shared.done'));
    },
    onError: async (failure) => {
      const why = failureCode(failure);
      if (why !== 'stale-version') {
        toast.error(t('task.shared.failed', { why: code('problem', why) }));
        return;
      }
      // What is asked about is what is there now.
      await queries.invalidateQueries({ queryKey });
      asked(true);
    },
  });
  const withdrawing = useMutation({
    mutationFn: (draft: string) => withdrawDraft(task, draft),
    onSuccess: () => {
      queries.setQueryData(queryKey, null);
      toast.success(t('task.shared.withdrawn'));
    },
    onError: (failure) => {
      void queries.invalidateQueries({ queryKey });
      toast.error(t('task.shared.notWithdrawn', { why: code('problem', failureCode(failure)) }));
    },
  });
  return {
    share: (body, seen) => {
      sharing.mutate(bodyOf(body, seen));
    },
    withdraw: ({ id }) => {
      withdrawing.mutate(id);
    },
    busy: sharing.isPending || withdrawing.isPending,
  };
}

/** What of a task its people share with each other, and what one may do about it. */
export function useSharedDraft({ task, form, fields, readOnly }: TaskWork): SharedDraft {
  const { t, name } = useWords();
  const toast = useToast();
  const [conflict, setConflict] = useState(false);
  const writing = useWriting(task.id, setConflict);
  const { data } = useQuery({
    queryKey: keyOf(task.id),
    queryFn: ({ signal }) => readSharedDraft(task.id, signal),
    enabled: readOnly === null && fields.length > 0,
    // Nobody waits for it: without it one goes on as before.
    retry: false,
  });
  const draft = data ?? null;
  const shareable = shareableOf(form, fields);
  return {
    draft,
    shareable,
    same: sameAs(shareable, draft),
    busy: writing.busy,
    conflict,
    dismiss: () => {
      setConflict(false);
    },
    share: () => {
      if (shareable !== null) writing.share(shareable, draft);
    },
    withdraw: () => {
      if (draft !== null) writing.withdraw(draft);
    },
    take: () => {
      if (draft === null) return;
      setConflict(false);
      const source = sourceOf(task);
      const restore = form.take(source, asKept(draft, source));
      toast.undoable(t('task.shared.taken', { name: name(draft.by) }), restore);
    },
  };
}
