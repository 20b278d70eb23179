import type { ApiServices } from '../../api/services.ts';
import { newId } from '../../migrations/new-id.ts';

/** An import that the person started. */
export const plantImport = async ({ database }: ApiServices, login: string): Promise<string> => {
  const id = newId();
  await database
    .insertInto('import_job')
    .values({
      id,
      kind: 'reports',
      file_name: 'x.csv',
      file_hash: id,
      map: '{}',
      state: 'done',
      total: 0,
      accepted: 0,
      rejected: 0,
      repeated: 0,
      next_row: 1,
      error: null,
      created_by: `p-${login}`,
    })
    .execute();
  return id;
};

/** An urge that the person was told of. */
export const plantNotice = async (
  { database }: ApiServices,
  login: string,
  caseId: string,
): Promise<string> => {
  const id = newId();
  await database
    .insertInto('notice')
    .values({
      id,
      case_id: caseId,
      type: 'urge',
      role: null,
      unit_id: null,
      person_id: `p-${login}`,
      params: '{}',
      read_at: null,
    })
    .execute();
  return id;
};
