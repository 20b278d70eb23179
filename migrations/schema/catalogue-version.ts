import type { Generated } from 'kysely';

/** One imported or delivered catalogue; exactly one is in force. */
export interface CatalogueVersionTable {
  id: string;
  standard: string;
  name: string;
  hash: string;
  source: string;
  in_force: boolean;
  effective_from: Date;
  created_at: Generated<Date>;
}
