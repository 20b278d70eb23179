import { DelegationNotice } from './delegation-notice.tsx';
import { SharedDraftNotice } from '../drafts/shared-draft-notice.tsx';
import { QuestionNotice } from './question-notice.tsx';
import { TakeBackNotice } from './take-back-notice.tsx';
import type { TaskWork } from './task-workbench.tsx';

/**
 * What is particular about a task, above everything else: who does it for whom, what is asked, that it can be had
 * back, what of it is shared.
 */
export function TaskNotices({ work }: { readonly work: TaskWork }) {
  return (
    <>
      <DelegationNotice work={work} />
      <QuestionNotice task={work.task} />
      <TakeBackNotice work={work} />
      <SharedDraftNotice work={work} />
    </>
  );
}
