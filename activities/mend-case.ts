import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '../migrations/functions/call-function.ts';
import type { CaseClient } from './case-client.ts';
import { compareCase, type Comparison, type RecordedCase } from './compare-case.ts';
import type { Logger } from './logger.ts';
import type { Reseed } from './reseed.ts';

/**
 * `mended`: there is a new run, or an orphan was ended. `unsettled`: a step is under way, or the
 * engine is away; to be looked at again.
 */
export type Mended = 'agrees' | 'mended' | 'unsettled';
export type Mend = (caseId: string) => Promise<Mended>;

export interface MendServices {
  readonly db: Db;
  readonly client: Pick<CaseClient, 'lastRun' | 'terminate'>;
  readonly reseed: Reseed;
  readonly log: Logger;
}

/** Kept in the engine's history of a run that no case of the database belongs to. */
const orphanReason = 'case-unknown-to-database';

const looks = 3;
const betweenLooksMillis = 300;

/**
 * Compares a case with its run and, where they disagree and nothing under way explains it, brings
 * the run back to what the ledger tells (decisions 4 and 11 d). Harmless at any time, for any case.
 * @throws when the engine cannot be reached, or the ledger does not hold together
 */
export const createMend = (services: MendServices): Mend => {
  return async (caseId) => {
    for (let look = 1; ; look += 1) {
      const comparison = await compare(services, caseId);
      const mended = await act(services, caseId, comparison);
      // asking again would only wait for as long again
      if (mended !== 'unsettled' || comparison.kind === 'unknown' || look === looks) return mended;
      await pause(betweenLooksMillis);
    }
  };
};

const compare = async ({ db, client }: MendServices, caseId: string): Promise<Comparison> => {
  const before = await recorded(db, caseId);
  const run = await client.lastRun(caseId);
  return compareCase({ before, run, after: await recorded(db, caseId) });
};

const act = async (
  { client, reseed, log }: MendServices,
  caseId: string,
  comparison: Comparison,
): Promise<Mended> => {
  if (comparison.kind === 'agrees') return 'agrees';
  if (comparison.kind === 'moving' || comparison.kind === 'unknown') return 'unsettled';
  if (comparison.kind === 'orphan') {
    await client.terminate(caseId, comparison.runId, orphanReason);
    log.error({ caseId }, 'run ended: the database does not know its case');
    return 'mended';
  }
  const { why, replaces } = comparison;
  const outcome = await reseed({ caseId, ...why, replaces });
  // somebody else was quicker, or nobody knows
  return outcome === 'started' ? 'mended' : 'unsettled';
};

const recorded = async (db: Db, caseId: string): Promise<RecordedCase | null> => {
  const { rows } = await sql<RecordedCase>`
    select c.state, c.step,
      array(select t.instance from task t where t.case_id = c.id and t.state = 'open') as "openTasks",
      exists (select from command k
        where k.case_id = c.id and k.state = 'answered' and k.confirmed_at is null) as unconfirmed
    from "case" c where c.id = ${caseId}
  `.execute(db);
  return rows[0] ?? null;
};
