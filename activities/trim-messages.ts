import { sql } from 'kysely';
import type { SecurityEventType } from '../domain/audit/security-event-types.ts';
import type { Db } from '../migrations/functions/call-function.ts';
import { newId } from '../migrations/new-id.ts';
import type { Logger } from './logger.ts';

/** Noted in one go; the next sweep goes on. */
const atOnce = 500;

interface Expired {
  readonly id: string;
  readonly name: string;
  readonly starts: string | null;
}

/**
 * Messages whose time is over. That nobody took one is noted in the audit log, once, before it goes; the list of
 * unclaimed messages shows it for 30 more days. What was taken goes after 7 days, and the ids that other
 * systems gave when no message of theirs can be left.
 * @returns how many were noted
 */
export const trimMessages = async (db: Db, log: Logger): Promise<number> => {
  const noted = await db.transaction().execute(async (transaction) => noteExpired(transaction));
  if (noted > 0) log.warn({ messages: noted }, 'messages expired without having been taken');
  await sql`
    delete from message where expires_at < now() - case
      when delivered_to is null then interval '30 days' else interval '7 days' end
      and (delivered_to is not null or expiry_noted_at is not null)
  `.execute(db);
  await sql`delete from inbound_event where received_at < now() - interval '120 days'`.execute(db);
  return noted;
};

const noteExpired = async (db: Db): Promise<number> => {
  const { rows } = await sql<Expired>`
    update message m set expiry_noted_at = now()
    from (
      select id from message
      where delivered_to is null and expires_at <= now() and expiry_noted_at is null
      order by expires_at, id limit ${atOnce} for update skip locked) due
    where m.id = due.id
    returning m.id, m.name, m.starts
  `.execute(db);
  if (rows.length === 0) return 0;
  await db
    .insertInto('audit_event')
    .values(
      rows.map(({ id, name, starts }) => ({
        id: newId(),
        person_id: null,
        type: 'message-expired' satisfies SecurityEventType,
        success: false,
        params: JSON.stringify({ message: id, name, starts }),
      })),
    )
    .execute();
  return rows.length;
};
