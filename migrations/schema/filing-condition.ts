/** What the operator files by: it carries limit, closing text and level (domain.md 3.3). */
export interface FilingConditionTable {
  id: string;
  class_id: string;
  position: number;
  text: string;
  text_en: string;
  limit_amount: number;
  limit_unit: string;
  closing_text: string;
  closing_text_en: string;
  urgency: 'normal' | 'urgent' | 'critical';
  confirmation: 'none' | 'commander' | 'leader';
}
