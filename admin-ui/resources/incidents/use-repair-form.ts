import type { IncidentDetail } from '../../../api/contract/incidents.ts';
import { oneOf, isText, textOrNothing, withFields } from '../../forms/kept-shape.ts';
import { useKeptForm } from '../../forms/use-kept-form.ts';
import { dataText, readEdited, type EditedData } from './edited-data.ts';
import { repairKinds, repairOf, type RepairKind, type WantedRepair } from './use-repair.ts';

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
  /** It was sent. */
  readonly forget: () => void;
}

interface Typed {
  readonly kind: RepairKind;
  /** Null: the data as they are. */
  readonly data: string | null;
  readonly reason: string;
}
const untouched: Typed = { kind: 'retry', data: null, reason: '' };
const typedShape = withFields<Typed>({
  kind: oneOf(repairKinds),
  data: textOrNothing,
  reason: isText,
});

export function useRepairForm({ id, variables }: IncidentDetail): RepairForm {
  const { typed, change, forget } = useKeptForm(`incident.${id}`, typedShape, () => untouched);
  const { kind, reason } = typed;
  const written = typed.data ?? dataText(variables);
  const read = readEdited(written, variables);
  return {
    kind,
    text: written,
    reason,
    read,
    wanted: repairOf(kind, { read, reason }),
    choose: (chosen) => {
      change({ ...typed, kind: chosen });
    },
    edit: (data) => {
      change({ ...typed, data });
    },
    explain: (why) => {
      change({ ...typed, reason: why });
    },
    forget,
  };
}
