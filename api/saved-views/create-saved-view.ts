import { canonicalHash } from '../canonical-hash.ts';
import { savedViewLimits, type SavedView, type SaveView } from '../contract/saved-views.ts';
import { newId } from '../../migrations/new-id.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { checkName, checkQuery } from './check-saved-view.ts';
import { lockSavedViews, nameTaken, savedViewsOf } from './saved-view-rows.ts';

/**
 * Saves a view under a new name. The same name with the same query again answers the first one, so
 * that it may be repeated when no answer came.
 * @throws Problem `validation-failed`, `unknown-filter`, `unknown-sort`, `not-permitted` (the list, or
 * the view of a shift), `already-exists` (the name with another query), `limit-exhausted` (as many as one may keep)
 */
export const createSavedView = async (
  services: ApiServices,
  reader: Reader,
  { list, query, ...given }: SaveView,
): Promise<SavedView> => {
  const name = checkName(given.name);
  checkQuery(reader, list, query);
  return services.database.transaction().execute(async (transaction) => {
    await lockSavedViews(transaction, reader.id);
    const views = await savedViewsOf(transaction, reader.id, list);
    const known = views.find((view) => view.name === name);
    if (known !== undefined) {
      if (canonicalHash(known.query) === canonicalHash(query)) return known;
      throw nameTaken();
    }
    if (views.length >= savedViewLimits.perList) throw new Problem('limit-exhausted');
    const id = newId();
    const at = services.now();
    await transaction
      .insertInto('saved_view')
      .values({
        id,
        person_id: reader.id,
        list,
        name,
        query: JSON.stringify(query),
        created_at: at,
        updated_at: at,
      })
      .execute();
    return { id, list, name, query, version: 1 };
  });
};
