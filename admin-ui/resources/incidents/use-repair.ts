import { useState } from 'react';
import type { IncidentDetail } from '../../../api/contract/incidents.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { failureCode } from '../../providers/api-failure.ts';
import { actOnCase } from '../tasks/task-operations.ts';
import { changedVariables, type DataChange, type EditedData } from './edited-data.ts';
import { useRefreshIncidents } from './incident-queries.ts';

export const repairKinds = ['retry', 'edit-and-retry', 'skip'] as const;
export type RepairKind = (typeof repairKinds)[number];

/** A repair that can be sent. */
export interface WantedRepair {
  readonly kind: RepairKind;
  readonly changes: readonly DataChange[];
  readonly reason: string;
}

/** What was filled in as a repair; null while something is missing or wrong. */
export function repairOf(
  kind: RepairKind,
  { read, reason }: { readonly read: EditedData; readonly reason: string },
): WantedRepair | null {
  const given = reason.trim();
  if (kind === 'retry') return { kind, changes: [], reason: '' };
  if (kind === 'skip') return given === '' ? null : { kind, changes: [], reason: given };
  return read.kind === 'good' && read.changes.length > 0
    ? { kind, changes: read.changes, reason: given }
    : null;
}

export interface Repairing {
  readonly sending: boolean;
  /** Why the last repair was refused, in words; null when it was not. */
  readonly refusal: string | null;
  /** Answers whether it was done. */
  readonly run: (wanted: WantedRepair) => Promise<boolean>;
}

/** Sends a repair; afterwards everything about incidents and cases is asked for again. */
export function useRepair(incident: IncidentDetail): Repairing {
  const { t, code, pick } = useWords();
  const toast = useToast();
  const refresh = useRefreshIncidents();
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const run = async ({ kind, changes, reason }: WantedRepair): Promise<boolean> => {
    let done = false;
    setSending(true);
    setRefusal(null);
    try {
      await actOnCase(incident.caseId, {
        type: 'repair-incident',
        incident: incident.id,
        repair: kind,
        ...(changes.length === 0 ? {} : { variables: changedVariables(changes) }),
        ...(reason === '' ? {} : { reason }),
      });
      done = true;
      toast.success(
        t(`incidents.repair.${kind}.done`, {
          element: pick(incident.elementName, incident.elementNameEn),
        }),
      );
    } catch (failure) {
      const why = code('problem', failureCode(failure));
      setRefusal(why);
      toast.error(why);
    }
    await refresh();
    setSending(false);
    return done;
  };
  return { sending, refusal, run };
}
