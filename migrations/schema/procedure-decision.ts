/** Which text a decision model in the graph of a version comes from. Never changed (a trigger refuses it). */
export interface ProcedureDecisionTable {
  procedure_key: string;
  version: number;
  /** Id of the process whose business rule tasks ask it: the procedure itself, or one that it calls. */
  process: string;
  model: string;
  hash: string;
}
