import { useQuery } from '@tanstack/react-query';
import type { LedgerEntry } from '../../../api/contract/cases.ts';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import { eventsUpTo } from './replay.ts';

/** What the head of the page needs to know of the case's procedure and past. */
export interface CaseScene {
  readonly procedure: Procedure | null | undefined;
  readonly entries: readonly LedgerEntry[];
}

/** A step that a closed case may go back to. */
export interface ReopenTarget {
  readonly instance: string;
  readonly element: string;
}

const none: readonly ReopenTarget[] = [];

/** Where a closed case may be reopened: computed here by the engine, from the ledger's own events. */
export function useReopenTargets(
  { procedure, entries }: CaseScene,
  wanted: boolean,
): readonly ReopenTarget[] {
  const { data } = useQuery({
    queryKey: ['reopen-targets', procedure?.id ?? null, entries.at(-1)?.hash ?? null],
    queryFn: async () => {
      const [{ replay }, { reopenTargets }] = await Promise.all([
        import('../../../bpmn/engine/replay.ts'),
        import('../../../bpmn/engine/queries.ts'),
      ]);
      if (procedure === null || procedure === undefined) {
        return none;
      }
      const state = replay(procedure, eventsUpTo(entries, entries.at(-1)?.seq ?? 0));
      return reopenTargets(procedure, state).filter((target) => target.kind === 'userTask');
    },
    enabled: wanted && procedure !== null && procedure !== undefined && entries.length > 0,
    staleTime: Infinity,
    retry: false,
  });
  return data ?? none;
}
