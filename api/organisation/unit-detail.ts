import type { UnitDetail } from '../contract/organisation.ts';
import { Problem } from '../problem.ts';
import { holders } from '../queries/holders.ts';
import type { ApiServices } from '../services.ts';
import { historyOf } from './history.ts';
import { unitUse } from './unit-use.ts';

/** @throws Problem `not-found` */
export const unitDetail = async (
  { database, now }: Pick<ApiServices, 'database' | 'now'>,
  id: string,
): Promise<UnitDetail> => {
  const row = await database.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new Problem('not-found');
  const at = now();
  const [leads, use, history] = await Promise.all([
    holders(database, { unit: id, role: 'lead', at }),
    unitUse(database, id, at),
    historyOf(database, `unit:${id}`),
  ]);
  return {
    id: row.id,
    name: row.name,
    nameEn: row.name_en,
    kind: row.kind,
    parentId: row.parent_id,
    active: row.active,
    version: row.version,
    leads: leads.map(({ id: person, name, nameEn }) => ({ id: person, name, nameEn })),
    use,
    history,
  };
};
