import { asPrepared } from '../../migrations/prepared.ts';
import { unknownReference, type FactResolver } from './field-facts.ts';

/** A class of the catalogue in force, or the one that the case is filed under already. */
export const resolveClass: FactResolver = async ({ database, caseId }, field, value) => {
  const found = await database
    .selectFrom('catalogue_class')
    .modifyFront(asPrepared)
    .innerJoin('catalogue_version', 'catalogue_version.id', 'catalogue_class.version_id')
    .where('catalogue_class.id', '=', String(value))
    .where((where) =>
      where.or([
        where('catalogue_version.in_force', '=', true),
        where.exists(
          where
            .selectFrom('case')
            .select('case.id')
            .where('case.id', '=', caseId)
            .where('case.condition_id', 'is not', null)
            .whereRef('case.category', '=', 'catalogue_class.id'),
        ),
      ]),
    )
    .select('catalogue_class.id')
    .executeTakeFirst();
  return found === undefined ? unknownReference(field) : {};
};
