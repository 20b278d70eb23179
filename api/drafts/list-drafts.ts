import type { Draft, DraftSummary } from '../contract/procedure-drafts.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { draftRow, draftSummary, withPeople } from './draft-row.ts';
import { drawn } from './draft-step.ts';

const most = 200;

/** The drafts that are not over, or with a key all of that procedure; newest first. */
export const listDrafts = async (
  { database }: ApiServices,
  reader: Reader,
  key?: string,
): Promise<DraftSummary[]> => {
  const all = database
    .selectFrom('procedure_draft')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(most);
  const rows = await (
    key === undefined
      ? all.where('state', 'in', ['draft', 'review', 'approved'])
      : all.where('procedure_key', '=', key)
  ).execute();
  const found = await withPeople(database, rows);
  return found.map((draft) => draftSummary(draft, reader));
};

/** @throws Problem `not-found` */
export const getDraft = async (
  { database }: ApiServices,
  reader: Reader,
  id: string,
): Promise<Draft> => {
  const row = await draftRow(database, id);
  if (row === null) throw new Problem('not-found');
  return drawn(database, row, reader);
};
