import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  defineQuery,
  defineUpdate,
  proxyLocalActivities,
  setHandler,
  sleep,
} from '@temporalio/workflow';
import { plainState } from '../bpmn/engine/packed-state.ts';
import type { Procedure } from '../bpmn/model/procedure.ts';
import { ActDefect } from './act-defect.ts';
import { ActRefused } from './act-refused.ts';
import type { CaseActivities, ProgressBatch, ProgressResult } from './activity-port.ts';
import { beginCase } from './begin-case.ts';
import type { CaseShell } from './case-shell.ts';
import { Continuation } from './continuation.ts';
import {
  actUpdate,
  defectFailure,
  engineVersion,
  snapshotQuery,
  type ActResult,
  type CaseCommand,
  type CaseInput,
  type CaseSnapshot,
} from './contract.ts';
import { ServiceRunner } from './service-runner.ts';
import { Signpost } from './signpost.ts';
import { WakeTimer } from './wake-timer.ts';

const act = defineUpdate<ActResult, [CaseCommand]>(actUpdate);
const snapshot = defineQuery<CaseSnapshot>(snapshotQuery);

const { recordProgress } = proxyLocalActivities<Pick<CaseActivities, 'recordProgress'>>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '30s' },
});

/** Milliseconds between two tries of a projection that the database will not take as it is: each has six events. */
const refusedProjectionPause = { first: 60_000, longest: 15 * 60_000 } as const;

/** What reaches the sender of a command; anything else is a defect of this workflow itself. */
const asFailure = (error: unknown): unknown => {
  if (error instanceof ActRefused)
    return ApplicationFailure.nonRetryable(error.message, error.code);
  if (error instanceof ActDefect)
    return ApplicationFailure.nonRetryable(error.message, defectFailure);
  return error;
};

const orFailure = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw asFailure(error);
  }
};

const project = async (batch: ProgressBatch): Promise<ProgressResult> => {
  const { first, longest } = refusedProjectionPause;
  for (let pause: number = first; ; pause = Math.min(2 * pause, longest)) {
    try {
      return await recordProgress(batch);
    } catch {
      // Not retryable by itself: an operator mends the database, the case waits and loses nothing.
      await sleep(pause);
    }
  }
};

/** One case: a procedure interpreted from report to closure (architecture, sections 3 and 4). */
export async function caseWorkflow(input: CaseInput, procedure: Procedure): Promise<void> {
  requireKnown(input.engineVersion);
  const shell = orFailure(() => beginCase(input, procedure, Date.now()));
  const work = new Signpost();
  const wake = (): void => {
    work.raise();
  };
  const timer = new WakeTimer(wake);
  const continuation = new Continuation(input, wake);
  const services = new ServiceRunner(input.caseId, (service, outcome) => {
    shell.serviceEnded(service, outcome, timer.now());
    work.raise();
  });
  let flush = new Signpost();

  setHandler(
    act,
    async (command) => {
      continuation.disturb();
      const step = orFailure(() => shell.act(command, timer.now()));
      work.raise();
      while (shell.flushedStep < step) await flush.reached;
      return answerOf(shell, command);
    },
    {
      validator: (command: CaseCommand) => {
        orFailure(() => {
          shell.check(command, timer.now());
        });
      },
    },
  );
  setHandler(snapshot, () => snapshotOf(shell));

  const run = async (): Promise<void> => {
    for (;;) {
      work.lower();
      shell.fireDue(timer.now());
      if (shell.hasProgress) {
        const batch = shell.takeBatch(timer.now());
        const result = await project(batch);
        shell.flushed(batch, result, timer.now());
        continuation.disturb();
        flush.raise();
        flush = new Signpost();
        continue;
      }
      services.reconcile(shell.services);
      if (shell.hasEnded) return;
      const deadline = shell.nextDeadline();
      if (deadline !== null) timer.armBefore(deadline.at);
      await (continuation.goOn(shell, services.isIdle) ?? work.reached);
    }
  };
  // Nobody cancels a case from outside its procedure; `void` does that, with a reason.
  await CancellationScope.nonCancellable(async () => {
    await run();
    await condition(allHandlersFinished);
  });
}

/** A worker of an earlier version leaves the case to a later one: the workflow task is tried again. */
const requireKnown = (version: number): void => {
  if (version > engineVersion) {
    throw new Error(
      `Expected engine version ${String(engineVersion)} or earlier, but got ${String(version)}`,
    );
  }
};

const snapshotOf = (shell: CaseShell): CaseSnapshot => ({
  step: shell.step,
  flushedStep: shell.flushedStep,
  state: plainState(shell.engine),
  caseState: shell.book.caseState,
  openTasks: [...shell.book.tasks.keys()],
});

const answerOf = (shell: CaseShell, command: CaseCommand): ActResult => {
  const answer = shell.answerTo(command.id);
  if (answer === undefined)
    throw new Error(`Expected an answer to ${command.id}, but there is none`);
  return answer;
};
