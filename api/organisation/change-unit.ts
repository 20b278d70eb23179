import type { ChangeUnit, UnitDetail } from '../contract/organisation.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { checkNames } from './check-names.ts';
import { checkUnit } from './check-unit.ts';
import { noteChange } from './history.ts';
import { unitDetail } from './unit-detail.ts';
import { lockUnits, type TreeUnit } from './unit-tree.ts';

type Facts = Pick<TreeUnit, 'name' | 'name_en' | 'kind' | 'parent_id'>;

/** What differs, before and after, for the log. */
const differences = (before: Facts, after: Facts): Record<string, string | null> =>
  Object.fromEntries(
    (['name', 'name_en', 'kind', 'parent_id'] as const).flatMap((field) =>
      before[field] === after[field]
        ? []
        : [
            [`${field}_before`, before[field]],
            [field, after[field]],
          ],
    ),
  );

/**
 * Another name, kind or place in the tree. Cases keep their unit; who reaches them follows the tree.
 * @throws Problem `not-found`, `stale-version`, `validation-failed`
 */
export const changeUnit = async (
  services: Pick<ApiServices, 'database' | 'readers' | 'now'>,
  reader: Reader,
  { id, kind, version, ...given }: ChangeUnit & { readonly id: string },
): Promise<UnitDetail> => {
  const parentId = given.parentId ?? null;
  const { names, errors } = checkNames(given, 100);
  const at = services.now();
  await services.database.transaction().execute(async (transaction) => {
    const tree = await lockUnits(transaction);
    const before = tree.get(id);
    if (before === undefined) throw new Problem('not-found');
    if (before.version !== version) throw new Problem('stale-version');
    const faults = [...errors, ...checkUnit(tree, id, { name: names.name, kind, parentId })];
    if (faults.length > 0) throw new Problem('validation-failed', { errors: faults });
    const facts = { name: names.name, name_en: names.nameEn, kind, parent_id: parentId };
    const params = differences(before, facts);
    if (Object.keys(params).length === 0) return;
    await transaction
      .updateTable('unit')
      .set({ ...facts, version: version + 1 })
      .where('id', '=', id)
      .execute();
    await noteChange(transaction, {
      by: reader.id,
      type: 'unit-changed',
      subject: `unit:${id}`,
      params,
      at,
    });
  });
  services.readers.forgetEverybody();
  return unitDetail(services, id);
};
