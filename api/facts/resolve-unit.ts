import { asPrepared } from '../../migrations/prepared.ts';
import { unknownReference, type FactResolver } from './field-facts.ts';

/** A unit that exists and works. */
export const resolveUnit: FactResolver = async ({ database }, field, value) => {
  const found = await database
    .selectFrom('unit')
    .modifyFront(asPrepared)
    .where('id', '=', String(value))
    .where('active', '=', true)
    .select('id')
    .executeTakeFirst();
  return found === undefined ? unknownReference(field) : {};
};
