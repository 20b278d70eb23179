import { asPrepared } from '../../migrations/prepared.ts';
import { unknownReference, type FactResolver } from './field-facts.ts';

/** A class of the catalogue in force. */
export const resolveClass: FactResolver = async ({ database }, field, value) => {
  const found = await database
    .selectFrom('catalogue_class')
    .modifyFront(asPrepared)
    .innerJoin('catalogue_version', 'catalogue_version.id', 'catalogue_class.version_id')
    .where('catalogue_class.id', '=', String(value))
    .where('catalogue_version.in_force', '=', true)
    .select('catalogue_class.id')
    .executeTakeFirst();
  return found === undefined ? unknownReference(field) : {};
};
