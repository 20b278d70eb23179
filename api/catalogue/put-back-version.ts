import { checkLine } from '../../domain/text/check-line.ts';
import type { PutBackVersion } from '../contract/catalogue.ts';
import { fieldProblem, Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import { writeSecurityEvent } from '../security-log.ts';
import type { ApiServices } from '../services.ts';
import { lockCatalogueInForce, putKeptInForce } from './put-in-force.ts';

/**
 * Puts a whole former catalogue in force again, under its own id and with a period of its own: no
 * version and no period is lost. What was filed meanwhile keeps its class and condition.
 * @throws Problem `not-found`, `validation-failed`, `stale-version`
 */
export const putBackVersion = async (
  { database, catalogue, now }: Pick<ApiServices, 'database' | 'catalogue' | 'now'>,
  reader: Reader,
  version: string,
  wanted: PutBackVersion,
): Promise<{ readonly version: string }> => {
  const at = now();
  const note = checkLine(wanted.note, 200);
  await database.transaction().execute(async (transaction) => {
    const base = await lockCatalogueInForce(transaction);
    const kept = await transaction
      .selectFrom('catalogue_version')
      .select('id')
      .where('id', '=', version)
      .executeTakeFirst();
    if (kept === undefined) throw new Problem('not-found');
    if (!note.ok) {
      throw fieldProblem('validation-failed', '/note', { code: note.code, message: 'is wrong' });
    }
    if (base === null || base !== wanted.base) throw new Problem('stale-version');
    if (base === version) return;
    await putKeptInForce(transaction, version, { by: reader.id, note: note.line, at });
    await writeSecurityEvent(
      transaction,
      {
        person: reader.id,
        type: 'catalogue-changed',
        success: true,
        params: { version, before: base, putBack: true },
      },
      at,
    );
  });
  catalogue.forget();
  return { version };
};
