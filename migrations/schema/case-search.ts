/**
 * The words of a case as character bigrams, for search by any two characters. Apart from `case`, so
 * that a step of the workflow never touches the GIN index.
 */
export interface CaseSearchTable {
  case_id: string;
  bigrams: string[];
}
