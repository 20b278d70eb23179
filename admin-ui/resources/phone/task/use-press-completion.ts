import { useCallback, useState } from 'react';
import type { PendingStep, StepResult } from '../../../../api/contract/tasks.ts';
import { ticker } from '../../../clocks/ticker.ts';
import { useWords } from '../../../messages/use-words.ts';
import { failureCode } from '../../../providers/api-failure.ts';
import { useDrafts } from '../../../forms/use-kept-draft.ts';
import type { SendCompletion } from '../../tasks/completion/use-completion.ts';
import { useOutbox } from '../outbox/outbox-context.ts';
import { kept } from '../outbox/outbox.ts';
import { isTakenAway } from '../outbox/taken-away.ts';

/** What the server answers to `complete`; null when another tab has sent it. */
const stepOf = (result: unknown): StepResult | PendingStep =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the API's own tests hold its answers to api/contract
  (result ?? { commandId: '', state: 'pending' }) as StepResult | PendingStep;

export interface PressCompletion {
  readonly complete: SendCompletion;
  /** A press of this page is on its way: the form stays, for what the server may refuse of it. */
  readonly pressing: boolean;
}

/** Completes tasks through the outbox: at once while there is a network, else when it is back. */
export function usePressCompletion(comment: () => string | undefined): PressCompletion {
  const outbox = useOutbox();
  const drafts = useDrafts();
  const { pick } = useWords();
  const [pressing, setPressing] = useState(false);
  const send = useCallback<SendCompletion>(
    async (task, body) => {
      for (const earlier of kept.get().filter((press) => press.taskId === task.id)) {
        await outbox.drop(earlier, false);
      }
      const outcome = task.outcomes.find((known) => known.code === body.outcome);
      const said = comment();
      const answer = await outbox.press({
        kind: 'complete',
        path: `/api/tasks/${encodeURIComponent(task.id)}/complete`,
        body: said === undefined ? body : { ...body, comment: said },
        title: task.title,
        label: outcome === undefined ? body.outcome : pick(outcome.label, outcome.labelEn),
        taskId: task.id,
        caseId: task.caseId,
        at: ticker.now(),
        draft: drafts.read(task.id),
      });
      if (answer.kind === 'sent') {
        return stepOf(answer.result);
      }
      if (answer.kind === 'kept') {
        return null;
      }
      if (!isTakenAway(failureCode(answer.failure))) {
        // The form is still open: what is wrong is mended there.
        await outbox.drop(answer.press, false);
      }
      throw answer.failure;
    },
    [outbox, drafts, pick, comment],
  );
  const complete = useCallback<SendCompletion>(
    async (task, body) => {
      setPressing(true);
      try {
        return await send(task, body);
      } finally {
        setPressing(false);
      }
    },
    [send],
  );
  return { complete, pressing };
}
