import type { Kysely } from 'kysely';
import { apply, emptyState } from '../../bpmn/engine/interpreter.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import type { Database } from '../../migrations/schema/index.ts';
import { rulesOfLedger } from '../../workflows/contract.ts';
import { eventOf, standingEntries, type ReplayEntry } from './standing-entries.ts';

interface Known {
  readonly seq: number;
  /** Of the entry there: another one says that the database was restored from a backup. */
  readonly hash: string | null;
  readonly graphHash: string;
  readonly state: CaseState;
}

type HashedEntry = ReplayEntry & { readonly hash: string };

/** The case and the graph that it runs on. */
export interface ReplayedCase {
  readonly id: string;
  readonly graphHash: string;
  readonly graph: Procedure;
}

const largest = 500;

const endOf = (entries: readonly HashedEntry[]): Pick<Known, 'seq' | 'hash'> => {
  const last = entries.at(-1);
  return { seq: last?.seq ?? 0, hash: last?.hash ?? null };
};

const applyAll = (
  graph: Procedure,
  from: CaseState,
  entries: readonly ReplayEntry[],
): CaseState => {
  let state = from;
  for (const entry of entries) {
    const event = eventOf(entry);
    if (event !== null) ({ state } = apply(graph, state, event));
  }
  return state;
};

/** The state of a case after its standing entries up to `seq`. */
export const replayEntries = (graph: Procedure, entries: readonly ReplayEntry[]): CaseState =>
  applyAll(graph, emptyState(graph, rulesOfLedger(entries)), standingEntries(entries));

/**
 * States of cases by replaying their ledgers, kept for the cases that were looked at last: the next
 * look applies only what was added since.
 */
export class CaseStates {
  readonly #database: Kysely<Database>;
  readonly #known = new Map<string, Known>();

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  /** The present state. @throws the engine's error when the ledger does not replay */
  async present(replayed: ReplayedCase): Promise<CaseState> {
    const known = this.#known.get(replayed.id);
    const current =
      known === undefined || known.graphHash !== replayed.graphHash
        ? await this.#fromTheStart(replayed)
        : await this.#goOn(replayed, known);
    this.#keep(replayed, current);
    return current.state;
  }

  async #fromTheStart(replayed: ReplayedCase): Promise<Known> {
    const entries = await this.#entries(replayed.id, 0);
    const state = replayEntries(replayed.graph, entries);
    return { ...endOf(entries), graphHash: replayed.graphHash, state };
  }

  async #goOn(replayed: ReplayedCase, known: Known): Promise<Known> {
    const [last, ...added] = await this.#entries(replayed.id, known.seq);
    // Steps that were applied may have become void.
    if (last?.hash !== known.hash || added.some((entry) => entry.type === 'step-superseded'))
      return this.#fromTheStart(replayed);
    return {
      ...known,
      ...(added.length === 0 ? {} : endOf(added)),
      state: applyAll(replayed.graph, known.state, added),
    };
  }

  /** The state after the entry `seq`; not kept. */
  async at(replayed: ReplayedCase, seq: number): Promise<CaseState> {
    const entries = await this.#entries(replayed.id, 0);
    return replayEntries(
      replayed.graph,
      entries.filter((entry) => entry.seq <= seq),
    );
  }

  #keep(replayed: ReplayedCase, known: Known): void {
    this.#known.delete(replayed.id);
    this.#known.set(replayed.id, known);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= largest) return;
      this.#known.delete(oldest);
    }
  }

  async #entries(caseId: string, from: number): Promise<HashedEntry[]> {
    return this.#database
      .selectFrom('ledger_entry')
      .where('case_id', '=', caseId)
      .where('seq', '>=', from)
      .select(['seq', 'step', 'type', 'params', 'hash'])
      .orderBy('seq')
      .execute();
  }
}
