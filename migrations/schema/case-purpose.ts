/** What somebody wants to know a protected case for, and how long that holds; the newest of each person. */
export interface CasePurposeTable {
  case_id: string;
  person_id: string;
  purpose: string;
  given_at: Date;
  valid_until: Date;
}
