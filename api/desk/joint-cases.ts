import { listCases } from '../cases/list-cases.ts';
import { CaseFilter, type CaseSort } from '../cases/case-list-shape.ts';
import type { JointCaseList } from '../contract/desk.ts';
import type { ListRequest, ListShape } from '../list-request.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { isJoint, partiesOf } from './parties.ts';

export const jointCaseShape: ListShape<typeof CaseFilter, CaseSort> = {
  filter: CaseFilter,
  sorts: ['dueAt', 'createdAt', 'number'],
  by: 'dueAt',
  order: 'ASC',
};

/** One page of the matters in the reader's scope that several work on at once, what falls due next first. */
export const jointCases = async (
  services: ApiServices,
  reader: Reader,
  request: ListRequest<CaseFilter, CaseSort>,
): Promise<JointCaseList> => {
  const list = await listCases(services, reader, request, [isJoint]);
  const parties = await partiesOf(
    services.database,
    list.data.map(({ id }) => id),
  );
  const data = list.data.map((row) =>
    Object.assign(row, { parties: [...(parties.get(row.id) ?? [])] }),
  );
  return { ...list, data };
};
