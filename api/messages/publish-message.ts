import { sql } from 'kysely';
import { correlationText } from '../../bpmn/engine/correlation-text.ts';
import { durationMillis } from '../../domain/settings/iso-duration.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { freeBusinessKey } from '../../migrations/free-business-key.ts';
import { publishMessage as publish } from '../../migrations/functions/publish-message.ts';
import type { PublishedMessage, PublishMessage } from '../contract/messages.ts';
import type { Repeatable } from '../idempotency.ts';
import { fieldProblem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { checkVariables } from './check-variables.ts';
import { publishOnce } from './publish-once.ts';

const day = 86_400_000;
const usualLife = 30 * day;
const longestLife = 90 * day;

const lifeOf = (timeToLive: string | undefined): number => {
  const millis = timeToLive === undefined ? usualLife : durationMillis(timeToLive);
  if (millis !== null && millis > 0 && millis <= longestLife) return millis;
  throw fieldProblem('validation-failed', '/timeToLive', {
    code: 'duration',
    message: 'must be an ISO 8601 duration of more than nothing and at most 90 days',
  });
};

/** A key of one property is compared by its value, one of several by all of them (`bpmn/engine/correlation.md`). */
const correlationOf = ({ correlation, correlationKeys }: PublishMessage): string | null => {
  const keys = Object.entries(correlationKeys ?? {});
  if (correlationKeys !== undefined && (correlation !== undefined || keys.length === 0)) {
    throw fieldProblem('validation-failed', '/correlationKeys', {
      code: 'either',
      message: 'must have at least one property, and no correlation beside it',
    });
  }
  const [only] = keys;
  if (only === undefined) return correlationText(correlation ?? null);
  return correlationText(keys.length === 1 ? only[1] : Object.fromEntries(keys));
};

/** The procedure that starts by a message that nobody waits for, unless a case of it runs under the same key. */
const startedBy = async (
  db: Db,
  name: string,
  correlation: string | null,
): Promise<string | null> => {
  const { rows } = await sql<{ procedure_key: string }>`
    select s.procedure_key from start_subscription s
    where s.kind = 'message' and s.name = ${name}
      and ${freeBusinessKey(sql`s.procedure_key`, sql`${correlation}::text`)}
    order by s.procedure_key limit 1
  `.execute(db);
  return rows[0]?.procedure_key ?? null;
};

/**
 * Brings a message from outside to the case that waits for it, by the path that messages between cases take
 * (decision 11).
 * @throws Problem `validation-failed`, `payload-too-large`, `event-id-reused`, `idempotency-key-reused`
 */
export const publishMessage = async (
  services: ApiServices,
  sender: Reader,
  {
    message,
    repeatable,
  }: { readonly message: PublishMessage; readonly repeatable: () => Repeatable },
): Promise<PublishedMessage> => {
  const { name, messageId, variables = {}, timeToLive } = message;
  checkVariables(variables);
  const life = lifeOf(timeToLive);
  const correlation = correlationOf(message);
  const event = { sender, kind: 'message', eventId: messageId, ...repeatable() } as const;
  return publishOnce(services, event, async (db, id) => {
    const keptUntil = new Date(services.now().getTime() + life).toISOString();
    const answer = await publish(db, {
      id,
      message: name,
      correlation,
      variables,
      expiresAt: keptUntil,
    });
    const caseId = answer.code === 'delivered' ? answer.caseId : null;
    const procedure = caseId === null ? await startedBy(db, name, correlation) : null;
    const waiting = procedure === null ? 'buffered' : 'starts';
    const outcome = caseId === null ? waiting : 'delivered';
    return { id, name, correlation, outcome, caseId, procedure, keptUntil };
  });
};
