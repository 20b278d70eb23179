import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { sql } from 'kysely';
import type { Db } from '../migrations/functions/call-function.ts';
import { caseWorkflowId, caseWorkflowType } from '../workflows/contract.ts';
import type { CaseClient } from './case-client.ts';
import type { Logger } from './logger.ts';
import type { ReseedRequest } from './reseed.ts';

export interface SweeperServices {
  readonly db: Db;
  readonly client: CaseClient;
  /** Lists of workflows; they may lag behind, so what they miss is asked for one by one. */
  readonly visibility: Pick<Client['workflow'], 'count' | 'list'>;
  readonly log: Logger;
  readonly reseed: (request: ReseedRequest) => Promise<unknown>;
}

const betweenSweepsMillis = 30_000;
/** A case younger than that may not be in the engine's lists yet. */
const settledAfter = '1 minute';
const casesAtOnce = 500;

/**
 * Finds what the rest of the design says cannot happen, and mends it (decision 11 d): open cases
 * whose workflow is gone come back from their ledger; cases whose database is behind the engine are
 * started anew from what the database knows; what nobody needs any more is trimmed.
 */
export class Sweeper {
  readonly #services: SweeperServices;
  readonly #gaps = new Set<string>();

  constructor(services: SweeperServices) {
    this.#services = services;
  }

  /** A projection came whose predecessors are missing: the database was restored from a backup. */
  noteGap(caseId: string): void {
    this.#gaps.add(caseId);
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.sweep();
      } catch (error) {
        this.#services.log.error({ err: error }, 'sweep failed');
      }
      await pause(betweenSweepsMillis, undefined, { signal }).catch(() => undefined);
    }
  }

  /** @returns ids of the cases that were brought back */
  async sweep(): Promise<readonly string[]> {
    const behind = await this.#mendGaps();
    const lost = await this.#bringBackLost();
    await this.#trim();
    return [...behind, ...lost];
  }

  async #mendGaps(): Promise<readonly string[]> {
    const ids = [...this.#gaps];
    this.#gaps.clear();
    for (const caseId of ids) {
      await this.#services.reseed({ caseId, reason: 'database-restored', replace: true });
    }
    return ids;
  }

  /** Counting is cheap; only when fewer workflows run than cases are open, they are compared. */
  async #bringBackLost(): Promise<readonly string[]> {
    const { db, visibility } = this.#services;
    const { rows } = await sql<{ open: number }>`
      select count(*)::integer as open from "case"
      where state in ('open', 'suspended') and created_at < now() - ${settledAfter}::interval
    `.execute(db);
    const running = await visibility.count(runningCases);
    if ((rows[0]?.open ?? 0) <= running.count) return [];
    const known = new Set<string>();
    for await (const workflow of visibility.list({ query: runningCases }))
      known.add(workflow.workflowId);
    return this.#compare(known);
  }

  async #compare(known: ReadonlySet<string>): Promise<readonly string[]> {
    const { db, client, log, reseed } = this.#services;
    const brought: string[] = [];
    for (let after = ''; ;) {
      const ids = await openCasesAfter(db, after);
      for (const id of ids) {
        after = id;
        if (known.has(caseWorkflowId(id)) || (await client.isRunning(id))) continue;
        try {
          await reseed({ caseId: id, reason: 'engine-lost' });
          brought.push(id);
        } catch (error) {
          log.error({ caseId: id, err: error }, 'case could not be brought back from its ledger');
        }
      }
      if (ids.length < casesAtOnce) return brought;
    }
  }

  /** Old events, answers of old steps, messages whose time is over. */
  async #trim(): Promise<void> {
    const { db } = this.#services;
    await sql`delete from event where at < now() - interval '1 day'`.execute(db);
    await sql`
      delete from progress p using "case" c
      where c.id = p.case_id and p.step < c.step - 32 and p.written_at < now() - interval '1 hour'
    `.execute(db);
    await sql`delete from message where expires_at < now() - interval '7 days'`.execute(db);
  }
}

const runningCases = `WorkflowType = '${caseWorkflowType}' AND ExecutionStatus = 'Running'`;

const openCasesAfter = async (db: Db, after: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from "case"
    where state in ('open', 'suspended') and id > ${after} and created_at < now() - ${settledAfter}::interval
    order by id limit ${casesAtOnce}
  `.execute(db);
  return rows.map((row) => row.id);
};
