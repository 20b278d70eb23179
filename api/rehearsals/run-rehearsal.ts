import { setImmediate as turn } from 'node:timers/promises';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { rehearse, type Rehearsed } from '../../bpmn/simulate/rehearsal/rehearse.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { rehearsalLimits, type Rehearsal } from '../contract/rehearsals.ts';
import { Problem } from '../problem.ts';
import { eventOf, standingEntries } from '../replay/standing-entries.ts';
import type { ApiServices } from '../services.ts';
import { rehearsalAt } from './rehearsal-rows.ts';

interface NextCase {
  readonly place: number;
  readonly case_id: string;
  readonly procedure_key: string;
  readonly procedure_version: number;
}

/** Cases that nobody else runs just now. */
const nextCases = async (transaction: Db, id: string): Promise<NextCase[]> =>
  transaction
    .selectFrom('rehearsal_case as r')
    .innerJoin('case as c', 'c.id', 'r.case_id')
    .where('r.rehearsal_id', '=', id)
    .where('r.outcome', 'is', null)
    .orderBy('r.place')
    .limit(rehearsalLimits.atOnce)
    .select(['r.place', 'r.case_id', 'c.procedure_key', 'c.procedure_version'])
    .forUpdate('r')
    .skipLocked()
    .execute();

const rehearsed = async (
  services: ApiServices,
  graph: Procedure,
  one: NextCase,
): Promise<Rehearsed> => {
  const version = await services.procedures.version(one.procedure_key, one.procedure_version);
  if (version === null) return { kind: 'not-compared', reason: 'does-not-replay' };
  const entries = await services.database
    .selectFrom('ledger_entry')
    .where('case_id', '=', one.case_id)
    .select(['seq', 'step', 'type', 'params'])
    .orderBy('seq')
    .execute();
  const events = standingEntries(entries)
    .map(eventOf)
    .filter((event) => event !== null);
  return rehearse({ procedure: version.graph, events }, graph);
};

/**
 * Runs the next cases, and says how far the rehearsal is: whoever looks at it asks until all are done. Two who ask
 * at once run different cases; what was not finished is run by the next who asks.
 * @throws Problem `not-found`
 */
export const runRehearsal = async (services: ApiServices, id: string): Promise<Rehearsal> => {
  const { database } = services;
  const row = await database
    .selectFrom('rehearsal')
    .where('id', '=', id)
    .select('graph')
    .executeTakeFirst();
  if (row === undefined) throw new Problem('not-found');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only compiled graphs are kept
  const graph = row.graph as Procedure;
  await database.transaction().execute(async (transaction) => {
    for (const one of await nextCases(transaction, id)) {
      const { kind: outcome, ...result } = await rehearsed(services, graph, one);
      await transaction
        .updateTable('rehearsal_case')
        .set({ outcome, result: JSON.stringify(result) })
        .where('rehearsal_id', '=', id)
        .where('place', '=', one.place)
        .execute();
      // Other requests of this process are answered between two cases.
      await turn();
    }
  });
  return rehearsalAt(database, id);
};
