import { sql, type Transaction } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import type { Repeatable } from '../idempotency.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';

/** A message or signal of another system, under the id that it gave. */
interface InboundEvent extends Repeatable {
  readonly sender: Reader;
  readonly kind: 'message' | 'signal';
  readonly eventId: string;
}

/** The id that the event has here: senders do not get into each other's way, nor into that of cases. */
const publishedId = ({ sender, kind, eventId }: InboundEvent): string =>
  `${kind}:${sender.id}:${eventId}`;

/**
 * Publishes what a sender has not published yet, and gives the first answer to whoever sends it again: by its own
 * id, or by the `Idempotency-Key`. Events of one sender take turns.
 * @throws Problem `event-id-reused` (the id with another body), `idempotency-key-reused`
 */
export const publishOnce = async <Answer>(
  { database }: ApiServices,
  event: InboundEvent,
  publish: (db: Transaction<Database>, id: string) => Promise<Answer>,
): Promise<Answer> =>
  database.transaction().execute(async (db) => {
    const { sender, kind, eventId, key, bodyHash } = event;
    const place = `inbound event ${sender.id}`;
    await sql`select pg_advisory_xact_lock(hashtextextended(${place}, 0))`.execute(db);
    const known = await db
      .selectFrom('inbound_event')
      .select(['kind', 'event_id', 'body_hash', 'answer'])
      .where('sent_by', '=', sender.id)
      .where((where) =>
        where.or([
          where.and([where('kind', '=', kind), where('event_id', '=', eventId)]),
          ...(key === null ? [] : [where('idempotency_key', '=', key)]),
        ]),
      )
      .execute();
    const same = known.find((one) => one.kind === kind && one.event_id === eventId);
    const other = known.find((one) => one.body_hash !== bodyHash);
    if (other !== undefined)
      throw new Problem(other === same ? 'event-id-reused' : 'idempotency-key-reused');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below, for the same body
    if (same !== undefined) return same.answer as Answer;
    const answer = await publish(db, publishedId(event));
    await db
      .insertInto('inbound_event')
      .values({
        sent_by: sender.id,
        kind,
        event_id: eventId,
        idempotency_key: key,
        body_hash: bodyHash,
        answer: JSON.stringify(answer),
      })
      .execute();
    return answer;
  });
