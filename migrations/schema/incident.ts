/** A technical failure of a running case that waits for a repair (architecture decision 14). */
export interface IncidentTable {
  id: string;
  case_id: string;
  instance: string;
  element: string;
  code: string;
  message: string;
  state: 'open' | 'resolved';
  opened_at: Date;
  resolved_at: Date | null;
}
