import type { ApiServices } from '../services.ts';

/**
 * Whether the engine knows another case than the one that people see: what it refuses then is not
 * what they asked for. The command sender finds out who is right, and mends it (decision 11 d).
 * A step that is just being taken looks the same; the sender waits for it. False when nobody can tell.
 */
export const engineDisagrees = async (services: ApiServices, caseId: string): Promise<boolean> => {
  const snapshot = await services.engine.snapshot(caseId);
  if (snapshot === null) return false;
  const rows = await services.database
    .selectFrom('case')
    .leftJoin('task', (join) =>
      join.onRef('task.case_id', '=', 'case.id').on('task.state', '=', 'open'),
    )
    .where('case.id', '=', caseId)
    .select(['case.step', 'task.instance'])
    .execute();
  const open = new Set(rows.flatMap(({ instance }) => instance ?? []));
  return (
    rows[0]?.step !== snapshot.flushedStep ||
    open.size !== snapshot.openTasks.length ||
    snapshot.openTasks.some((instance) => !open.has(instance))
  );
};
