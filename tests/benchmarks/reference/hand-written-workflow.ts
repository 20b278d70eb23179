import {
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';

interface ReferenceActivities {
  /** Closes the task of a step and opens the one of the next; null after the last. */
  saveStep(step: {
    readonly id: string;
    readonly done: string;
    readonly next: string | null;
  }): Promise<void>;
}

export const advance = defineUpdate<string | null, [string]>('advance');
export const steps = ['accept', 'file', 'dispatch', 'handle', 'check'] as const;

const { saveStep } = proxyLocalActivities<ReferenceActivities>({
  startToCloseTimeout: '10 seconds',
});

/**
 * What somebody would write by hand for the same five steps: one Update and one local activity a
 * step, tasks in a table, no interpreter, no clocks, no ledger. The reference of the benchmark `loop`.
 */
export const handWrittenCase = async (id: string): Promise<void> => {
  let at = 0;
  setHandler(
    advance,
    async (done) => {
      at += 1;
      const next = steps[at] ?? null;
      await saveStep({ id, done, next });
      return next;
    },
    {
      validator: (done) => {
        if (done !== steps[at]) throw new Error(`Expected ${String(steps[at])}, but got ${done}`);
      },
    },
  );
  await condition(() => at >= steps.length);
  await condition(allHandlersFinished);
};
