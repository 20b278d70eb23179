/** A procedure by its key; `current_version` is what new cases get. */
export interface ProcedureTable {
  key: string;
  name: string;
  name_en: string;
  current_version: number | null;
}
