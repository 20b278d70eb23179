import {
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';

interface ReferenceActivities {
  saveStep(step: {
    readonly id: string;
    readonly step: number;
    readonly state: string;
  }): Promise<void>;
}

export const advance = defineUpdate<number, [string]>('advance');
export const steps = ['accept', 'file', 'dispatch', 'handle', 'check'] as const;

const { saveStep } = proxyLocalActivities<ReferenceActivities>({
  startToCloseTimeout: '10 seconds',
});

/**
 * What somebody would write by hand for the same five steps: one Update and one local activity a
 * step, no interpreter, no clocks, no ledger. The reference of the benchmark `loop`.
 */
export const handWrittenCase = async (id: string): Promise<void> => {
  let at = 0;
  setHandler(
    advance,
    async (state) => {
      at += 1;
      const step = at;
      await saveStep({ id, step, state });
      return step;
    },
    {
      validator: (state) => {
        if (state !== steps[at]) throw new Error(`Expected ${String(steps[at])}, but got ${state}`);
      },
    },
  );
  await condition(() => at >= steps.length);
  await condition(allHandlersFinished);
};
