import type { CaseStatus } from '../../bpmn/engine/state.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import type { CorpusCase, CorpusTest } from './corpus/corpus-index.ts';
import { macroNamed, tokensOf } from './corpus/script-macros.ts';
import type { MacroLog } from './corpus/script-macros.ts';
import type { Deployed } from './deploy.ts';
import { Host } from './host.ts';
import type { HostedCase, Services } from './host.ts';

export interface CaseResult {
  /** Sorted. */
  readonly tokens: readonly string[];
  /** How the started process stands at the end; null when it was not deployed. */
  readonly status: CaseStatus | null;
  /** Why something was refused or failed. */
  readonly reasons: readonly string[];
}

/** Runs one case of a test: the parallel process first, then the one that is tested, then time. */
export function runCase(deployed: Deployed, test: CorpusTest, one: CorpusCase): CaseResult {
  const log: MacroLog = { tokens: [], marker: false, intervals: [] };
  const host = new Host(macroServices(log), [...deployed.procedures.values()]);
  const variables = variablesOf(one);
  if (one.startParallelProcess) {
    host.start(procedureOf(deployed, 'ParallelProcess'), variables);
    host.runUntil(host.now);
  }
  const tested = host.start(procedureOf(deployed, test.processKey), variables);
  host.runUntil(one.delayMs);
  const tokens = [
    ...tokensOf(log, one.expect.includes('MARKER_exists')),
    ...host.cases.flatMap(scriptTokens),
    ...host.cases.flatMap(errorTokens),
  ];
  return {
    tokens: tokens.toSorted(),
    status: tested.state.status,
    reasons: host.cases.flatMap((hosted) => hosted.incidents.values().toArray()),
  };
}

function procedureOf({ procedures }: Deployed, id: string): Parameters<Host['start']>[0] {
  const procedure = procedures.get(id);
  if (procedure === undefined) throw new Error(`Expected a process ${id}, but there is none`);
  return procedure;
}

export function variablesOf({ n, test, integerVariable }: CorpusCase): JsonObject {
  return { ...(test === null ? {} : { test }), integerVariable, testCaseNumber: n, written: [] };
}

function macroServices(log: MacroLog): Services {
  return (name, inputs) => {
    const [macro = '', output = ''] = name.split(' ');
    const { milliseconds, end } = macroNamed(macro);
    return { milliseconds, end: (from, to) => end(log, { inputs, output, from, to }) };
  };
}

/** What scripts that ran within the engine have logged. */
function scriptTokens({ state }: HostedCase): string[] {
  const { written } = state.variables;
  return Array.isArray(written) ? written.map(String) : [];
}

function errorTokens({ incidents, end }: HostedCase): string[] {
  return [
    ...[...incidents.values()].map(() => 'ERROR_runtime'),
    ...(end?.how === 'failed' ? ['ERROR_thrownErrorEvent'] : []),
  ];
}
