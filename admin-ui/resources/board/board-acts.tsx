import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BoardTask } from '../../../api/contract/board.ts';
import type { CardLevel } from '../../../api/contract/supervision.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { CardDialog } from '../supervision/card-dialog.tsx';
import { BulkConfirm, BulkFailures } from '../tasks/inbox/bulk-dialogs.tsx';
import { runBulk, type BulkResult } from '../tasks/inbox/run-bulk.ts';
import { TransferDialog } from '../tasks/operations/transfer-dialog.tsx';
import { actOnTask, type ActionBody } from '../tasks/task-operations.ts';
import type { BoardAct } from './board-row.tsx';
import { ExtendDialog } from './extend-dialog.tsx';
import '../tasks/inbox/bulk.css';

export interface BoardActsProps {
  readonly act: BoardAct;
  /** Frozen: what was chosen when it was asked for. */
  readonly tasks: readonly BoardTask[];
  /** The level from which on cards wait for approval. */
  readonly approvalFrom: CardLevel;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks what an act needs, does it to each of the tasks, and tells which were refused and why. */
export function BoardActs({ act, tasks, approvalFrom, onDone, onClose }: BoardActsProps) {
  const { t, number } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [failed, setFailed] = useState<BulkResult | null>(null);
  const [sending, setSending] = useState(false);
  const refresh = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: ['board'] });
    await queries.invalidateQueries({ queryKey: ['tasks'] });
  };
  const run = async (body: ActionBody, done: string): Promise<boolean> => {
    setSending(true);
    const result = await runBulk(
      tasks.map(({ id }) => id),
      (id) => actOnTask(id, body),
      () => undefined,
    );
    setSending(false);
    onDone();
    if (result.failed.length === 0) {
      toast.success(done);
      onClose();
    } else {
      setFailed(result);
    }
    await refresh();
    return result.failed.length === 0;
  };
  if (failed !== null) return <BulkFailures result={failed} rows={tasks} onClose={onClose} />;
  if (act === 'urge') {
    return (
      <BulkConfirm
        action="urge"
        rows={tasks}
        onCancel={onClose}
        onConfirm={() => {
          if (!sending)
            void run({ type: 'urge' }, t('inbox.bulk.urged', { count: number(tasks.length) }));
        }}
      />
    );
  }
  if (act === 'open-card') {
    return (
      <CardDialog
        tasks={tasks}
        approvalFrom={approvalFrom}
        sending={sending}
        onSend={run}
        onClose={onClose}
      />
    );
  }
  const [only] = tasks;
  if (act === 'extend' && only !== undefined) {
    return <ExtendDialog task={only} onDone={refresh} onClose={onClose} />;
  }
  return <TransferDialog tasks={tasks} sending={sending} onSend={run} onClose={onClose} />;
}
