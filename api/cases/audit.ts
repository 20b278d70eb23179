import { openTasks } from '../../bpmn/engine/queries.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import { verifyChain, type ChainedEntry } from '../../domain/ledger/verify-chain.ts';
import type { Audit } from '../contract/cases.ts';
import { sha256 } from '../hash.ts';
import { eventOf, standingEntries } from '../replay/standing-entries.ts';
import { replayEntries } from '../replay/case-states.ts';
import type { ApiServices } from '../services.ts';
import { procedureOfCase } from './case-detail.ts';
import type { LoadedCase } from './load-case.ts';

const readChain = async (services: ApiServices, caseId: string): Promise<ChainedEntry[]> => {
  const rows = await services.database
    .selectFrom('ledger_entry')
    .where('case_id', '=', caseId)
    .selectAll()
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    caseId: row.case_id,
    seq: row.seq,
    step: row.step,
    at: row.at.getTime(),
    actor: row.actor,
    origin: row.origin,
    type: row.type,
    params: row.params,
    taskId: row.task_id,
    elementId: row.element_id,
    commandId: row.command_id,
    digest: row.digest,
    hash: row.hash,
  }));
};

const openTaskIds = async (services: ApiServices, caseId: string): Promise<string[]> => {
  const rows = await services.database
    .selectFrom('task')
    .where('case_id', '=', caseId)
    .where('state', '=', 'open')
    .select('instance')
    .execute();
  return rows.map((row) => row.instance).toSorted();
};

const runs = (state: LoadedCase['state']): boolean => state === 'open' || state === 'suspended';

/** Where the tables say something else than the ledger; a path, or null. */
const differenceFromTables = async (
  services: ApiServices,
  loaded: LoadedCase,
  state: CaseState,
): Promise<string | null> => {
  if ((state.status === 'running') !== runs(loaded.state)) return 'case.state';
  const replayed = openTasks(state)
    .map((task) => task.instance)
    .toSorted();
  if (canonicalJson(replayed) !== canonicalJson(await openTaskIds(services, loaded.id)))
    return 'tasks';
  for (const [name, value] of Object.entries(state.variables)) {
    if (canonicalJson(loaded.variables[name] ?? null) !== canonicalJson(value))
      return `variables.${name}`;
  }
  return null;
};

/** Replays the standing entries; names the entry that the engine does not take. */
const replayLedger = async (
  services: ApiServices,
  loaded: LoadedCase,
  entries: readonly ChainedEntry[],
): Promise<Audit['replay']> => {
  const { graph } = await procedureOfCase(services, loaded);
  try {
    const state = replayEntries(graph, entries);
    // A case that waits to be opened has no state yet.
    const firstDifference =
      state.status === 'new' && loaded.state === 'opening'
        ? null
        : await differenceFromTables(services, loaded, state);
    return { ok: firstDifference === null, firstDifference };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, firstDifference: `replay: ${message}` };
  }
};

/**
 * The engine's own history as the second witness: every command that the ledger says took effect in
 * this run was accepted by the engine, and the state it has in memory is the replayed one.
 */
const askEngine = async (
  services: ApiServices,
  loaded: LoadedCase,
  entries: readonly ChainedEntry[],
): Promise<Audit['history']> => {
  const witness = await services.engine.witness(loaded.id);
  if (witness === null) return { ok: null, checked: false };
  const recorded = new Set(
    standingEntries(entries).flatMap((entry) =>
      entry.step !== null && entry.commandId !== null && eventOf(entry) !== null
        ? [entry.commandId]
        : [],
    ),
  );
  const accepted = new Set(witness.acceptedCommands);
  const complete =
    !witness.fromTheStart || [...recorded].every((id) => accepted.has(id) || isStart(entries, id));
  const { graph } = await procedureOfCase(services, loaded);
  const snapshot = runs(loaded.state) ? await services.engine.snapshot(loaded.id) : null;
  const same =
    snapshot === null ||
    snapshot.step !== loaded.step ||
    canonicalJson(snapshot.state) === canonicalJson(replayEntries(graph, entries));
  return { ok: complete && same, checked: true };
};

/** The command that started the workflow is its input, not an Update. */
const isStart = (entries: readonly ChainedEntry[], commandId: string): boolean =>
  entries.some(
    (entry) =>
      entry.commandId === commandId &&
      (entry.type === 'case-started' || entry.type === 'report-received'),
  );

/** Verifies the chain, the replay of the ledger, and the engine's history while it exists. */
export const auditCase = async (services: ApiServices, loaded: LoadedCase): Promise<Audit> => {
  const entries = await readChain(services, loaded.id);
  const verdict = verifyChain(entries, sha256, {
    seq: loaded.ledger_seq,
    hash: loaded.ledger_hash,
  });
  const [replay, history] = await Promise.all([
    replayLedger(services, loaded, entries),
    askEngine(services, loaded, entries),
  ]);
  return {
    chain: { ok: verdict.ok, entries: verdict.entries, firstBroken: verdict.firstBroken },
    replay,
    history,
  };
};
