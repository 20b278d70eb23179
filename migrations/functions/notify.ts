import { newId } from '../new-id.ts';
import type { Db } from './call-function.ts';

export interface NewNotice {
  readonly caseId: string;
  readonly type: string;
  /** Nobody in particular: the holders of the post. */
  readonly person: string | null;
  readonly role: string | null;
  readonly unit: string | null;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Something that a person or the holders of a post should see; announced by a trigger of the table. */
export const notify = async (transaction: Db, notice: NewNotice): Promise<void> => {
  await transaction
    .insertInto('notice')
    .values({
      id: newId(),
      case_id: notice.caseId,
      type: notice.type,
      role: notice.role,
      unit_id: notice.unit,
      person_id: notice.person,
      params: JSON.stringify(notice.params),
      read_at: null,
    })
    .execute();
};
