import { useState } from 'react';
import type { IncidentDetail } from '../../../api/contract/incidents.ts';
import { dataText, readEdited, type EditedData } from './edited-data.ts';
import { repairOf, type RepairKind, type WantedRepair } from './use-repair.ts';

/** What is being filled in, and the repair that it makes; null while something is missing or wrong. */
export interface RepairForm {
  readonly kind: RepairKind;
  readonly text: string;
  readonly reason: string;
  readonly read: EditedData;
  readonly wanted: WantedRepair | null;
  readonly choose: (kind: RepairKind) => void;
  readonly edit: (text: string) => void;
  readonly explain: (reason: string) => void;
}

export function useRepairForm({ variables }: IncidentDetail): RepairForm {
  const [kind, choose] = useState<RepairKind>('retry');
  const [text, edit] = useState(() => dataText(variables));
  const [reason, explain] = useState('');
  const read = readEdited(text, variables);
  const wanted = repairOf(kind, { read, reason });
  return { kind, text, reason, read, wanted, choose, edit, explain };
}
