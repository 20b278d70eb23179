import { useState } from 'react';
import type { Incident, IncidentCause } from '../../../api/contract/incidents.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { failureCode } from '../../providers/api-failure.ts';
import { runBulk, type BulkResult } from '../tasks/inbox/run-bulk.ts';
import { actOnCase } from '../tasks/task-operations.ts';
import { incidentsOf, useRefreshIncidents } from './incident-queries.ts';

export interface BulkRetry {
  /** The list that is asked about, frozen; null while nothing is. */
  readonly asked: readonly Incident[] | null;
  readonly progress: { readonly through: number; readonly total: number } | null;
  /** Which were refused, and why. */
  readonly failed: { readonly result: BulkResult; readonly rows: readonly Incident[] } | null;
  readonly ask: (cause: IncidentCause) => Promise<void>;
  readonly run: (rows: readonly Incident[]) => Promise<void>;
  readonly close: () => void;
}

/** Tries all open incidents of one cause again, each as it is. */
export function useBulkRetry(): BulkRetry {
  const { t, code, number } = useWords();
  const toast = useToast();
  const refresh = useRefreshIncidents();
  const [asked, setAsked] = useState<BulkRetry['asked']>(null);
  const [progress, setProgress] = useState<BulkRetry['progress']>(null);
  const [failed, setFailed] = useState<BulkRetry['failed']>(null);

  const ask = async (cause: IncidentCause): Promise<void> => {
    try {
      const rows = await incidentsOf(cause);
      if (rows.length > 0) {
        setAsked(rows);
        return;
      }
      toast.success(t('incidents.bulk.none'));
      await refresh();
    } catch (failure) {
      toast.error(code('problem', failureCode(failure)));
    }
  };
  const run = async (rows: readonly Incident[]): Promise<void> => {
    setAsked(null);
    setProgress({ through: 0, total: rows.length });
    const cases = new Map(rows.map(({ id, caseId }) => [id, caseId]));
    const result = await runBulk(
      [...cases.keys()],
      (incident) =>
        actOnCase(cases.get(incident) ?? '', {
          type: 'repair-incident',
          incident,
          repair: 'retry',
        }),
      (through) => {
        setProgress({ through, total: rows.length });
      },
    );
    setProgress(null);
    if (result.failed.length > 0) setFailed({ result, rows });
    else toast.success(t('incidents.bulk.done', { count: number(result.done.length) }));
    await refresh();
  };
  return {
    asked,
    progress,
    failed,
    ask,
    run,
    close: () => {
      setAsked(null);
      setFailed(null);
    },
  };
}
