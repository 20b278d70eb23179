import type { Client } from '@temporalio/client';
import { sql } from 'kysely';
import type { Db } from '../migrations/functions/call-function.ts';
import { caseIdOf, caseWorkflowId, caseWorkflowType } from '../workflows/contract.ts';
import type { Logger } from './logger.ts';
import { pauseUnless } from './pause-unless.ts';
import type { Mend } from './mend-case.ts';
import { offerAnew } from './offer-anew.ts';
import { OpenCases, type OpenCasesPage } from './open-cases.ts';
import { createTrims } from './trim/create-trims.ts';

export interface SweeperServices {
  readonly db: Db;
  /** Lists of workflows; they may lag behind, so whatever they show or miss is only a suspicion. */
  readonly visibility: Pick<Client['workflow'], 'list'>;
  readonly mend: Mend;
  readonly log: Logger;
}

/** What one sweep may cost at most, however many cases are open: the next one goes on from there. */
interface SweepBounds {
  /** Cases whose existence is compared in one list of the engine. */
  readonly pageSize: number;
  readonly pages: number;
  /** Cases whose step is asked of the engine. */
  readonly steps: number;
}

const defaultBounds: SweepBounds = { pageSize: 500, pages: 20, steps: 50 };
const betweenSweepsMillis = 30_000;
/** Where one case was mended there may be more: the next rounds through all cases do not dawdle. */
const betweenHurriedSweepsMillis = 1_000;
/** The round in which it was found may be half over. */
const hurriedRounds = 2;
const atOnce = 8;

/**
 * Finds what the rest of the design says cannot happen, and mends it (decision 11 d): open cases
 * whose workflow is gone, workflows that no open case belongs to, cases whose database and workflow
 * tell different things; offers anew what people have in hand who are gone, and trims what nobody needs any more.
 */
export class Sweeper {
  readonly #services: SweeperServices;
  readonly #bounds: SweepBounds;
  readonly #gaps = new Set<string>();
  readonly #listed: OpenCases;
  readonly #asked: OpenCases;
  readonly #trims: ReturnType<typeof createTrims>;
  #hurriedRounds = 0;
  #stopping: AbortSignal | null = null;

  constructor(services: SweeperServices, bounds: SweepBounds = defaultBounds) {
    this.#services = services;
    this.#bounds = bounds;
    this.#listed = new OpenCases(services.db);
    this.#asked = new OpenCases(services.db);
    this.#trims = createTrims(services.db, services.log);
  }

  /** A projection came that the database cannot take: it was restored from a backup. */
  noteGap(caseId: string): void {
    this.#gaps.add(caseId);
  }

  /** Until the signal; of a sweep under way, only what has begun is finished. */
  async run(signal: AbortSignal): Promise<void> {
    this.#stopping = signal;
    while (!signal.aborted) {
      await this.sweep();
      const millis = this.#hurriedRounds > 0 ? betweenHurriedSweepsMillis : betweenSweepsMillis;
      await pauseUnless(signal, millis);
    }
  }

  /** @returns ids of the cases that were mended */
  async sweep(): Promise<readonly string[]> {
    const mended: string[] = [];
    const parts = {
      gaps: async () => this.#mendAll(this.#takeGaps()),
      lists: async () => this.#compareLists(),
      steps: async () => this.#compareSteps(),
    };
    for (const [part, work] of Object.entries(parts))
      mended.push(...((await this.#alone(part, work)) ?? []));
    await this.#alone('tasks of people who are gone', async () => this.#offerAnew());
    for (const [part, trim] of Object.entries(this.#trims)) await this.#alone(part, trim);
    return mended;
  }

  /** A part that fails is logged, and keeps no other from its work. */
  async #alone<Result>(part: string, work: () => Promise<Result>): Promise<Result | null> {
    try {
      return await work();
    } catch (error) {
      this.#services.log.error({ err: error, part }, 'sweep failed');
      return null;
    }
  }

  async #offerAnew(): Promise<void> {
    const { db, log } = this.#services;
    const tasks = await offerAnew(db);
    if (tasks > 0) log.info({ tasks }, 'tasks of people who are gone are offered anew');
  }

  #takeGaps(): readonly string[] {
    const ids = [...this.#gaps];
    this.#gaps.clear();
    return ids;
  }

  async #compareLists(): Promise<readonly string[]> {
    const mended: string[] = [];
    for (let pages = 0; pages < this.#bounds.pages; pages += 1) {
      const page = await this.#listed.next(this.#bounds.pageSize);
      mended.push(...(await this.#mendAll(await this.#suspects(page))));
      if (page.upTo === null) break;
    }
    return mended;
  }

  /** Open cases of the page without a workflow in the list, and workflows without an open case. */
  async #suspects(page: OpenCasesPage): Promise<readonly string[]> {
    const running = new Set<string>();
    for await (const { workflowId } of this.#services.visibility.list({ query: runningIn(page) }))
      running.add(caseIdOf(workflowId));
    const lost = page.ids.filter((id) => !running.has(id));
    const open = new Set(page.ids);
    const others = [...running].filter((id) => !open.has(id));
    return [...lost, ...(await withoutOpenCase(this.#services.db, others))];
  }

  /** A few at a time: asking costs the engine more than its lists do. */
  async #compareSteps(): Promise<readonly string[]> {
    const page = await this.#asked.next(this.#bounds.steps);
    const mended = await this.#mendAll(page.ids);
    if (page.upTo === null) this.#hurriedRounds = Math.max(0, this.#hurriedRounds - 1);
    return mended;
  }

  async #mendAll(ids: readonly string[]): Promise<readonly string[]> {
    const mended: string[] = [];
    const waiting = ids[Symbol.iterator]();
    const worker = async (): Promise<void> => {
      for (const id of waiting) {
        if (this.#stopping?.aborted === true) return;
        if (await this.#mendSafely(id)) mended.push(id);
      }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, ids.length) }, worker));
    return mended.toSorted();
  }

  async #mendSafely(caseId: string): Promise<boolean> {
    try {
      if ((await this.#services.mend(caseId)) !== 'mended') return false;
      this.#hurriedRounds = hurriedRounds;
      return true;
    } catch (error) {
      this.#services.log.error({ caseId, err: error }, 'case could not be compared or mended');
      return false;
    }
  }
}

const quoted = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** The running cases of a page; pages lie side by side, so that no workflow is between them. */
const runningIn = ({ after, upTo }: OpenCasesPage): string =>
  [
    `WorkflowType = ${quoted(caseWorkflowType)} AND ExecutionStatus = 'Running'`,
    `WorkflowId > ${quoted(caseWorkflowId(after))}`,
    ...(upTo === null ? [] : [`WorkflowId <= ${quoted(caseWorkflowId(upTo))}`]),
  ].join(' AND ');

/** Those that are unknown or over; a case that is just being opened is neither. */
const withoutOpenCase = async (db: Db, ids: readonly string[]): Promise<readonly string[]> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select given.id from unnest(${[...ids]}::text[]) as given(id)
    left join "case" c on c.id = given.id
    where c.id is null or c.state in ('closed', 'void')
  `.execute(db);
  return rows.map((row) => row.id);
};
