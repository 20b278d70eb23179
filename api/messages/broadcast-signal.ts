import { broadcastSignal as broadcast } from '../../migrations/functions/publish-message.ts';
import type { BroadcastedSignal, BroadcastSignal } from '../contract/messages.ts';
import type { Repeatable } from '../idempotency.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { checkVariables } from './check-variables.ts';
import { publishOnce } from './publish-once.ts';

/**
 * Brings a signal from outside to every case that waits for it now, and to the procedures that it starts.
 * @throws Problem `validation-failed`, `payload-too-large`, `event-id-reused`, `idempotency-key-reused`
 */
export const broadcastSignal = async (
  services: ApiServices,
  sender: Reader,
  {
    signal,
    repeatable,
  }: { readonly signal: BroadcastSignal; readonly repeatable: () => Repeatable },
): Promise<BroadcastedSignal> => {
  const { name, signalId, variables = {} } = signal;
  checkVariables(variables);
  const event = { sender, kind: 'signal', eventId: signalId, ...repeatable() } as const;
  return publishOnce(services, event, async (db, id) => {
    const { caseIds } = await broadcast(db, { id, kind: 'signal', message: name, variables });
    const started = await db
      .selectFrom('start_subscription')
      .select('procedure_key')
      .distinct()
      .where('kind', '=', 'signal')
      .where('name', '=', name)
      .orderBy('procedure_key')
      .execute();
    return {
      id,
      name,
      cases: caseIds.length,
      starts: started.map(({ procedure_key: procedure }) => procedure),
    };
  });
};
