import { sql } from 'kysely';
import type { SecurityEventType } from '../../domain/audit/security-event-types.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { newId } from '../../migrations/new-id.ts';
import type { Logger } from '../logger.ts';
import { TrimWalk, type WalkRule } from './walk.ts';

/** Noted in one go; the next sweep goes on. */
const atOnce = 500;

interface Expired {
  readonly id: string;
  readonly name: string;
  readonly starts: string | null;
}

/**
 * That nobody took one is noted in the audit log before it goes; the list of unclaimed messages shows it for 30 more
 * days. What was taken goes after 7 days, but not before its case has ended for 120 days: a return, or a reopening, puts
 * it back for what was left of its time.
 */
export const messageRule: WalkRule = {
  table: 'message',
  key: { id: 'text' },
  due: sql<boolean>`(case when t.delivered_to is null
    then t.expiry_noted_at is not null and t.expires_at < now() - interval '30 days'
    else t.expires_at < now() - interval '7 days' and not exists (
      select from "case" c where c.id = split_part(t.delivered_to, '.', 1)
        and coalesce(c.ended_at, now()) > now() - interval '120 days') end)`,
};

/**
 * Messages whose time is over. The ids that other systems gave go when no message of theirs is left.
 * @returns how many were noted each time
 */
export const createTrimMessages = (db: Db, log: Logger): (() => Promise<number>) => {
  const walk = new TrimWalk(messageRule);
  return async () => {
    const noted = await db.transaction().execute(async (transaction) => noteExpired(transaction));
    if (noted > 0) log.warn({ messages: noted }, 'messages expired without having been taken');
    await walk.next(db);
    await sql`
      delete from inbound_event e where e.received_at < now() - interval '120 days'
        and not exists (select from message m where m.id = concat_ws(':', e.kind, e.sent_by, e.event_id))
    `.execute(db);
    return noted;
  };
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
