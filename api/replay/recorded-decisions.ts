import type { Command, Decided } from '../../bpmn/engine/commands.ts';
import { apply, emptyState } from '../../bpmn/engine/interpreter.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { isRecord } from '../../domain/is-record.ts';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import { rulesOfLedger } from '../../workflows/contract.ts';
import { eventOf, standingEntries, type ReplayEntry } from './standing-entries.ts';

/** What an entry says of business rule tasks: how they were answered, and by which rules. */
const recorded = ({ params }: ReplayEntry): unknown =>
  isRecord(params) ? params['decisions'] : undefined;

const decidedIn = (commands: readonly Command[]): readonly Decided[] =>
  commands.flatMap((command) => {
    if (command.type !== 'record-decision') return [];
    const { type: _, ...decided } = command;
    return [decided];
  });

/**
 * The place of the first entry that says another decision, or other rules, than the engine gives; null when
 * all agree. @throws the engine's error when the ledger does not replay
 */
export const differentDecision = (
  graph: Procedure,
  entries: readonly ReplayEntry[],
): number | null => {
  if (entries.every((entry) => recorded(entry) === undefined)) return null;
  let state = emptyState(graph, rulesOfLedger(entries));
  for (const entry of standingEntries(entries)) {
    const event = eventOf(entry);
    const applied = event === null ? { state, commands: [] } : apply(graph, state, event);
    const said = recorded(entry);
    if (said !== undefined && canonicalJson(said) !== canonicalJson(decidedIn(applied.commands)))
      return entry.seq;
    ({ state } = applied);
  }
  return null;
};
