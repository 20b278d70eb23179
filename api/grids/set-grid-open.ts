import type { GridDetail } from '../contract/grids.ts';
import { noteChange } from '../organisation/history.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { gridDetail, gridUse } from './grid-detail.ts';

/**
 * Closes a grid that nothing hangs on, or opens it again; the refusal counts what stands in the way.
 * @throws Problem `not-found`, `stale-version`, `action-not-available` (`grid-in-use`)
 */
export const setGridOpen = async (
  services: Pick<ApiServices, 'database' | 'now'>,
  reader: Reader,
  wanted: { readonly id: string; readonly version: number; readonly active: boolean },
): Promise<GridDetail> => {
  const { id, version, active } = wanted;
  const at = services.now();
  await services.database.transaction().execute(async (transaction) => {
    const grid = await transaction
      .selectFrom('grid')
      .select(['version', 'active'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (grid === undefined) throw new Problem('not-found');
    if (grid.version !== version) throw new Problem('stale-version');
    if (grid.active === active) return;
    const use = await gridUse(transaction, id, at);
    if (!active && Object.values(use).some((count) => count > 0))
      throw new Problem('action-not-available', { params: { reason: 'grid-in-use', ...use } });
    await transaction
      .updateTable('grid')
      .set({ active, version: version + 1 })
      .where('id', '=', id)
      .execute();
    await noteChange(transaction, {
      by: reader.id,
      type: active ? 'grid-opened' : 'grid-closed',
      subject: `grid:${id}`,
      at,
    });
  });
  return gridDetail(services, id);
};
