import type { ReactNode } from 'react';
import { askerOf } from '../detail/question-notice.tsx';
import type { TaskWork } from '../detail/task-workbench.tsx';
import { FailedStep } from './failed-step.tsx';
import { NextPreview } from './next-preview.tsx';

/** What failed, with another try; else what would follow, and below it how to go on. */
export function StepForward({
  work: { completion, preview, task },
  children,
}: {
  readonly work: TaskWork;
  readonly children: ReactNode;
}) {
  const { state } = completion;
  if (state.kind === 'failed') {
    return (
      <FailedStep
        outcome={state.outcome}
        failure={state.failure}
        onAgain={() => {
          completion.again();
        }}
        onDismiss={completion.dismiss}
      />
    );
  }
  return (
    <>
      <NextPreview {...preview} answerTo={askerOf(task)} />
      {children}
    </>
  );
}
