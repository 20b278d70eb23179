import { newId } from '../../migrations/new-id.ts';
import type { NewUnit, UnitDetail } from '../contract/organisation.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { checkNames } from './check-names.ts';
import { checkUnit } from './check-unit.ts';
import { noteChange } from './history.ts';
import { unitDetail } from './unit-detail.ts';
import { lockUnits } from './unit-tree.ts';

/** @throws Problem `validation-failed`, also for a name that is taken beside it */
export const createUnit = async (
  services: Pick<ApiServices, 'database' | 'readers' | 'now'>,
  reader: Reader,
  { kind, parentId, ...given }: NewUnit,
): Promise<UnitDetail> => {
  const { names, errors } = checkNames({ name: given.name, nameEn: given.nameEn ?? '' }, 100);
  const at = services.now();
  const id = newId();
  await services.database.transaction().execute(async (transaction) => {
    const tree = await lockUnits(transaction);
    const faults = [...errors, ...checkUnit(tree, null, { name: names.name, kind, parentId })];
    if (faults.length > 0) throw new Problem('validation-failed', { errors: faults });
    await transaction
      .insertInto('unit')
      .values({
        id,
        name: names.name,
        name_en: names.nameEn,
        kind,
        parent_id: parentId,
        active: true,
      })
      .execute();
    const params = { name: names.name, kind, parent: parentId };
    await noteChange(transaction, {
      by: reader.id,
      type: 'unit-created',
      subject: `unit:${id}`,
      params,
      at,
    });
  });
  services.readers.forgetEverybody();
  return unitDetail(services, id);
};
