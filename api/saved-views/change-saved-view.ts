import type { ChangeSavedView, SavedView } from '../contract/saved-views.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { checkName, checkQuery } from './check-saved-view.ts';
import { lockSavedViews, nameTaken, savedViewsOf } from './saved-view-rows.ts';

/**
 * Another name or another query for a view of the reader.
 * @throws Problem `not-found` (also for views of others), `stale-version`, `already-exists` (the name of
 * another view), and what `createSavedView` refuses in name and query
 */
export const changeSavedView = async (
  services: ApiServices,
  reader: Reader,
  { id, query, version, ...given }: ChangeSavedView & { readonly id: string },
): Promise<SavedView> => {
  const name = checkName(given.name);
  return services.database.transaction().execute(async (transaction) => {
    await lockSavedViews(transaction, reader.id);
    const known = (await savedViewsOf(transaction, reader.id)).find((view) => view.id === id);
    if (known === undefined) throw new Problem('not-found');
    checkQuery(reader, known.list, query);
    if (known.version !== version) throw new Problem('stale-version');
    const beside = await savedViewsOf(transaction, reader.id, known.list);
    if (beside.some((view) => view.id !== id && view.name === name)) throw nameTaken();
    const changed = { ...known, name, query, version: version + 1 };
    await transaction
      .updateTable('saved_view')
      .set({
        name,
        query: JSON.stringify(query),
        version: changed.version,
        updated_at: services.now(),
      })
      .where('id', '=', id)
      .execute();
    return changed;
  });
};
