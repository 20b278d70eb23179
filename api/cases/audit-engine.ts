import { setTimeout as pause } from 'node:timers/promises';
import { plainState } from '../../bpmn/engine/packed-state.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import type { ChainedEntry } from '../../domain/ledger/verify-chain.ts';
import type { EngineWitness } from '../case-client.ts';
import type { Audit } from '../contract/cases.ts';
import { replayEntries } from '../replay/case-states.ts';
import { eventOf, standingEntries } from '../replay/standing-entries.ts';
import type { ApiServices } from '../services.ts';
import { readAuditedCase, type AuditedCase } from './audited-case.ts';

const looks = 5;
const betweenLooksMillis = 200;
const notAsked: Audit['history'] = { ok: null, checked: false };

/**
 * The engine as the second witness: its history has every command that the ledger says took effect
 * in this run, and its state, of a run that has ended too, is the replayed one. A step is committed
 * to the ledger before the engine has it (decision 11): what differs is looked at again.
 */
export const auditEngine = async (
  services: ApiServices,
  graph: Procedure,
  caseId: string,
): Promise<Audit['history']> => {
  for (let look = 1; ; look += 1) {
    const audited = await readAuditedCase(services, caseId);
    const history = await compare(services, graph, audited);
    if (history.ok !== false || look === looks) return history;
    await pause(betweenLooksMillis);
  }
};

const compare = async (
  { engine }: ApiServices,
  graph: Procedure,
  { id, step, entries }: AuditedCase,
): Promise<Audit['history']> => {
  // the state last: what the history has by then, the ledger had before
  const witness = await engine.witness(id);
  const snapshot = witness === null ? null : await engine.snapshot(id);
  if (witness === null || snapshot === null) return notAsked;
  const standing = standingEntries(entries);
  const ok =
    knowsCommands(witness, standing) &&
    snapshot.step === step &&
    snapshot.flushedStep === step &&
    canonicalJson(snapshot.state) === replayed(graph, entries);
  return { ok, checked: true };
};

/** Null when the engine does not take the ledger: then no state is like it. */
const replayed = (graph: Procedure, entries: readonly ChainedEntry[]): string | null => {
  try {
    return canonicalJson(plainState(replayEntries(graph, entries)));
  } catch {
    return null;
  }
};

/** Commands that a run began with are its input, not its history. */
const knowsCommands = (witness: EngineWitness, standing: readonly ChainedEntry[]): boolean => {
  if (!witness.fromTheStart) return true;
  const beginning = standing.findLast((entry) => begins.has(entry.type))?.step ?? 0;
  const accepted = new Set(witness.acceptedCommands);
  return standing.every(
    (entry) =>
      entry.commandId === null ||
      entry.step === null ||
      entry.step <= beginning ||
      eventOf(entry) === null ||
      accepted.has(entry.commandId),
  );
};

const begins: ReadonlySet<string> = new Set(['case-started', 'case-reseeded']);
