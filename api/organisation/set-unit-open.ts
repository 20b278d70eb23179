import type { UnitDetail } from '../contract/organisation.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { noteChange } from './history.ts';
import { unitDetail } from './unit-detail.ts';
import { lockUnits, type TreeUnit, type UnitTree } from './unit-tree.ts';
import { unitUse } from './unit-use.ts';

export interface ClosedUnit {
  readonly id: string;
  readonly version: number;
  /** Opened again, or closed. */
  readonly active: boolean;
}

const unitToSet = (tree: UnitTree, { id, version, active }: ClosedUnit): TreeUnit => {
  const unit = tree.get(id);
  if (unit === undefined) throw new Problem('not-found');
  if (unit.version !== version) throw new Problem('stale-version');
  if (unit.kind === 'centre')
    throw new Problem('action-not-available', { params: { reason: 'centre-stays' } });
  const parent = unit.parent_id === null ? undefined : tree.get(unit.parent_id);
  if (active && parent?.active !== true)
    throw new Problem('action-not-available', { params: { reason: 'parent-closed' } });
  return unit;
};

/**
 * Closes a unit, or opens it again. It is not closed while it holds open tasks or is answerable for
 * anything; the refusal counts what stands in the way (`UnitUse`).
 * @throws Problem `not-found`, `stale-version`, `action-not-available` (`unit-in-use`, `centre-stays`,
 * `parent-closed`)
 */
export const setUnitOpen = async (
  services: Pick<ApiServices, 'database' | 'readers' | 'now'>,
  reader: Reader,
  wanted: ClosedUnit,
): Promise<UnitDetail> => {
  const { id, version, active } = wanted;
  const at = services.now();
  await services.database.transaction().execute(async (transaction) => {
    const unit = unitToSet(await lockUnits(transaction), wanted);
    if (unit.active === active) return;
    const use = await unitUse(transaction, id, at);
    if (!active && Object.values(use).some((count) => count > 0)) {
      throw new Problem('action-not-available', { params: { reason: 'unit-in-use', ...use } });
    }
    await transaction
      .updateTable('unit')
      .set({ active, version: version + 1 })
      .where('id', '=', id)
      .execute();
    await noteChange(transaction, {
      by: reader.id,
      type: active ? 'unit-opened' : 'unit-closed',
      subject: `unit:${id}`,
      at,
    });
  });
  services.readers.forgetEverybody();
  return unitDetail(services, id);
};
