/** A supervision card that was drafted (拟办) and waits for its approval (审批), or has had its answer: one that waits a case. */
export interface CardProposalTable {
  id: string;
  case_id: string;
  level: 'blue' | 'orange' | 'red';
  reason: string;
  unit_id: string;
  person_id: string | null;
  proposed_by: string;
  proposed_at: Date;
  /** `overtaken`: the system raised the card as high meanwhile, or the case ended. */
  decision: 'approved' | 'refused' | 'taken-back' | 'overtaken' | null;
  /** Why it was refused or taken back. */
  remark: string | null;
  /** Null of what was overtaken. */
  decided_by: string | null;
  decided_at: Date | null;
}
