import { continueAsNew, sleep, workflowInfo } from '@temporalio/workflow';
import { carry } from './carried-case.ts';
import type { CaseShell } from './case-shell.ts';
import type { CaseInput, GraphReference } from './contract.ts';

/** Well below the server's suggestion at 4,096 events and 1,800 Updates (2,000 are its limit). */
const defaultEvents = 4_000;

/**
 * Whether the history is long enough to go on in a new one. Running services are waited for, since
 * a new run would call them again; not for ever.
 */
export const shouldContinue = (input: CaseInput, servicesIdle: boolean): boolean => {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  const limit = input.continueAfterEvents ?? defaultEvents;
  if (!continueAsNewSuggested && historyLength < limit) return false;
  return servicesIdle || historyLength >= 2 * limit;
};

/**
 * Continues in a new run, unless a handler ran meanwhile: an Update that is answered in the same
 * workflow task could be delivered to both runs. Returns only when it did not continue.
 */
export const continueUnlessActed = async (
  input: CaseInput,
  shell: CaseShell,
  handlersSoFar: () => number,
): Promise<void> => {
  const before = handlersSoFar();
  await sleep(1);
  if (handlersSoFar() !== before || shell.hasProgress) return;
  const carried = carry(shell.book, shell.step, shell.processed.toJSON());
  const next: CaseInput = { ...input, begin: { kind: 'carry', carried } };
  const graph: GraphReference = { $graph: input.graphHash };
  await continueAsNew<(input: CaseInput, graph: GraphReference) => Promise<void>>(next, graph);
};
