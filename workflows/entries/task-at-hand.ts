import type { BookedTask } from '../case-book.ts';
import { instanceOf, type CaseDraft } from '../case-draft.ts';
import { textOf } from './effect.ts';
import type { CaseEntry } from './entry-type.ts';

/** The open task that an entry is about; a ledger that names none is a defect. */
export const taskOf = (draft: CaseDraft, entry: CaseEntry): BookedTask => {
  const instance = instanceOf(draft.caseId, textOf(entry, 'task'));
  const task = draft.book.tasks.get(instance);
  if (task === undefined) throw new Error(`Expected an open task ${instance}, but there is none`);
  return task;
};
