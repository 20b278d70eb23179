import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type Type from 'typebox';
import type { CaseDetail } from '../../../../api/contract/cases.ts';
import type { OfferedAction } from '../../../../api/contract/common.ts';
import type { TaskDetail } from '../../../../api/contract/tasks.ts';
import { useToast } from '../../../layout/use-toast.ts';
import { useWords } from '../../../messages/use-words.ts';
import { failureCode } from '../../../providers/api-failure.ts';
import { hasPlace } from '../../cases/task-offers.ts';
import { claimTask, releaseTask } from '../task-operations.ts';

const OperationDialog = lazy(async () => ({
  default: (await import('./operation-dialog.tsx')).OperationDialog,
}));

export type Offered = Type.Static<typeof OfferedAction>;

export interface TaskOperations {
  /** Other operations, in the order the server offers them; refused ones keep their reason. */
  readonly offered: readonly Offered[];
  /** Claim and release are done at once, without a dialog. */
  readonly claim: Offered | null;
  readonly release: Offered | null;
  readonly toggleClaim: () => void;
  /** Opens the dialog of an operation, or says why it is not possible. */
  readonly opener: (action: string) => () => void;
  readonly dialog: ReactNode;
}

/** Done elsewhere: by an outcome, in the comments, in the form, or by looking. */
const elsewhere: ReadonlySet<string> = new Set([
  'claim',
  'release',
  'complete',
  'comment',
  'attach',
  'read',
]);

/** Each takes the other back. */
const holding = {
  claim: { run: claimTask, back: releaseTask, done: 'task.claimed', undone: 'task.claimUndone' },
  release: {
    run: releaseTask,
    back: claimTask,
    done: 'task.released',
    undone: 'task.releaseUndone',
  },
} as const;

const isListed = (task: TaskDetail, { action }: Offered): boolean =>
  !elsewhere.has(action) &&
  hasPlace(task, action) &&
  (action !== 'withdraw' || task.takeBack !== null);

/** Operations on a task beside its outcomes. */
export function useTaskOperations(
  task: TaskDetail,
  detail: CaseDetail | undefined,
): TaskOperations {
  const { t, code } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [open, setOpen] = useState<Offered | null>(null);
  const find = (action: string): Offered | null =>
    task.actions.find((offered) => offered.action === action) ?? null;
  const refresh = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: ['tasks'] });
    await queries.invalidateQueries({ queryKey: ['task-counts'] });
  };
  const refuse = (offered: Offered | null): void => {
    if (offered?.allowed === false) {
      toast.error(code('reason', offered.reason ?? 'not-permitted'));
    }
  };
  const attempt = async (run: () => Promise<unknown>, tell: () => void): Promise<void> => {
    try {
      await run();
      tell();
    } catch (failure) {
      toast.error(code('problem', failureCode(failure)));
    }
    await refresh();
  };
  const desk = (name: keyof typeof holding): void => {
    const { run, back, done, undone } = holding[name];
    void attempt(
      () => run(task.id),
      () => {
        toast.undoable(t(done), () => {
          void attempt(
            () => back(task.id),
            () => {
              toast.success(t(undone));
            },
          );
        });
      },
    );
  };
  const claim = find('claim');
  const release = find('release');
  return {
    offered: task.actions.filter((offered) => isListed(task, offered)),
    claim,
    release,
    toggleClaim: () => {
      if (release?.allowed === true) {
        desk('release');
      } else if (claim?.allowed === true) {
        desk('claim');
      } else {
        refuse(claim);
      }
    },
    opener: (action) => () => {
      const offered = find(action);
      if (offered?.allowed === true) {
        setOpen(offered);
      } else {
        refuse(offered);
      }
    },
    dialog:
      open === null || detail === undefined ? null : (
        <Suspense fallback={null}>
          <OperationDialog
            task={task}
            detail={detail}
            offered={open}
            onClose={() => {
              setOpen(null);
              void refresh();
            }}
          />
        </Suspense>
      ),
  };
}
