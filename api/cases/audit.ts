import { openTasks } from '../../bpmn/engine/queries.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import { verifyChain } from '../../domain/ledger/verify-chain.ts';
import type { Audit } from '../contract/cases.ts';
import { sha256 } from '../../migrations/sha256.ts';
import { replayEntries } from '../replay/case-states.ts';
import { differentDecision } from '../replay/recorded-decisions.ts';
import type { ApiServices } from '../services.ts';
import { auditEngine } from './audit-engine.ts';
import { readAuditedCase, type AuditedCase } from './audited-case.ts';
import { procedureOfCase } from './case-detail.ts';
import type { LoadedCase } from './load-case.ts';

const runs = (state: AuditedCase['state']): boolean => state === 'open' || state === 'suspended';

/** Where the tables say something else than the ledger; a path, or null. */
const differenceFromTables = (audited: AuditedCase, state: CaseState): string | null => {
  if ((state.status === 'running') !== runs(audited.state)) return 'case.state';
  const replayed = openTasks(state)
    .map((task) => task.instance)
    .toSorted();
  if (canonicalJson(replayed) !== canonicalJson(audited.openTasks)) return 'tasks';
  for (const [name, value] of Object.entries(state.variables)) {
    if (canonicalJson(audited.variables[name] ?? null) !== canonicalJson(value))
      return `variables.${name}`;
  }
  return null;
};

const differenceInDecisions = (graph: Procedure, { entries }: AuditedCase): string | null => {
  const seq = differentDecision(graph, entries);
  return seq === null ? null : `decisions of entry ${String(seq)}`;
};

/** Replays the standing entries; names the entry that the engine does not take. */
const replayLedger = (graph: Procedure, audited: AuditedCase): Audit['replay'] => {
  try {
    const state = replayEntries(graph, audited.entries);
    // A case that waits to be opened has no state yet.
    const firstDifference =
      state.status === 'new' && audited.state === 'opening'
        ? null
        : (differenceFromTables(audited, state) ?? differenceInDecisions(graph, audited));
    return { ok: firstDifference === null, firstDifference };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, firstDifference: `replay: ${message}` };
  }
};

/** Verifies the chain, the replay of the ledger, and the engine's history while it exists. */
export const auditCase = async (services: ApiServices, loaded: LoadedCase): Promise<Audit> => {
  const { graph } = await procedureOfCase(services, loaded);
  const audited = await readAuditedCase(services, loaded.id);
  const { ok, entries, firstBroken } = verifyChain(audited.entries, sha256, audited.head);
  return {
    chain: { ok, entries, firstBroken },
    replay: replayLedger(graph, audited),
    history: await auditEngine(services, graph, loaded.id),
  };
};
