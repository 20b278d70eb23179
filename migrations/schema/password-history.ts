/** A password that a person has had, as its hash: the last ones are not taken again. */
export interface PasswordHistoryTable {
  person_id: string;
  password_hash: string;
  replaced_at: Date;
}
