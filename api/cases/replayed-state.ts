import type { CaseState } from '../../bpmn/engine/state.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import type { ApiServices } from '../services.ts';

/**
 * The present state by the ledger, for what a page shows beside the tables; null when it does not
 * replay: that must not hide the case, the audit says what is wrong with it.
 */
export const replayedState = async (
  services: ApiServices,
  loaded: { readonly id: string; readonly graph_hash: string },
  graph: Procedure,
): Promise<CaseState | null> => {
  try {
    return await services.states.present({ id: loaded.id, graphHash: loaded.graph_hash, graph });
  } catch (error) {
    services.log.warn({ err: error, caseId: loaded.id }, 'ledger does not replay');
    return null;
  }
};
