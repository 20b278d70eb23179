import { sql } from 'kysely';
import type { Reader } from '../reader.ts';
import { writeSecurityEvent } from '../security-log.ts';
import type { ApiServices } from '../services.ts';

/**
 * Opens a case to the reader for what they say, and gives until when; in one transaction with the entry
 * of the security log, so that nothing is read that is not there (guideline 2.3 d). Judged by the
 * database's clock, as `openedTo` is.
 */
export const openFor = async (
  services: ApiServices,
  reader: Reader,
  caseId: string,
  purpose: string,
): Promise<Date> => {
  const seconds = (await services.settings.purposeMillis()) / 1000;
  return services.database.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ readonly valid_until: Date }>`
      insert into case_purpose (case_id, person_id, purpose, given_at, valid_until)
      values (${caseId}, ${reader.id}, ${purpose}, now(), now() + make_interval(secs => ${seconds}))
      on conflict (case_id, person_id) do update set purpose = excluded.purpose, given_at = excluded.given_at,
        valid_until = excluded.valid_until
      returning valid_until`.execute(transaction);
    const [row] = rows;
    if (row === undefined)
      throw new Error(`Expected the purpose for ${caseId} to be kept, but it is not`);
    await writeSecurityEvent(
      transaction,
      {
        person: reader.id,
        type: 'protected-case-opened',
        success: true,
        params: { caseId, purpose, expires: row.valid_until.toISOString() },
      },
      services.now(),
    );
    return row.valid_until;
  });
};
