import type { ChangePerson, PersonDetail } from '../contract/organisation.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { checkNames } from './check-names.ts';
import { noteChange } from './history.ts';
import { personDetail } from './person-detail.ts';

/**
 * Another name for a person; the log says that it changed, not from what to what.
 * @throws Problem `not-found`, `stale-version`, `validation-failed`
 */
export const renamePerson = async (
  services: Pick<ApiServices, 'database' | 'readers' | 'now'>,
  reader: Reader,
  { id, version, ...given }: ChangePerson & { readonly id: string },
): Promise<PersonDetail> => {
  const { names, errors } = checkNames(given, 64);
  if (errors.length > 0) throw new Problem('validation-failed', { errors });
  const { database } = services;
  await personDetail(services, id);
  const at = services.now();
  await database.transaction().execute(async (transaction) => {
    const written = await transaction
      .updateTable('person')
      .set({ name: names.name, name_en: names.nameEn, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning('id')
      .executeTakeFirst();
    if (written === undefined) throw new Problem('stale-version');
    await noteChange(transaction, {
      by: reader.id,
      type: 'person-renamed',
      subject: `person:${id}`,
      at,
    });
  });
  services.readers.forgetPerson(id);
  return personDetail(services, id);
};
