import type { Json } from '../../model/json.ts';
import type { Instance, Write } from '../state.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';

/**
 * Variables that a procedure names (`bh:rollback`) have the value that was last written by what still counts:
 * of a return to an instance that is their value when it was entered, but for what goes on beside it.
 */
export function rollBack(step: Step): void {
  const { writes } = step.draft;
  const stale = writes.filter((write) => {
    return write.stale === true || step.draft.find(write.by)?.state === 'superseded';
  });
  if (stale.length === 0) return;
  const kept = writes.filter((write) => !stale.includes(write));
  step.draft.writes = kept;
  for (const { scope, name } of stale) {
    const last = kept.findLast((write) => write.scope === scope && write.name === name);
    restore(step, scope, name, last);
  }
}

/** What scopes wrote when they completed counts no more when they are active again. */
export function forgetOutputs(step: Step, reactivated: readonly Instance[]): void {
  const ids = new Set(reactivated.map(({ id }) => id));
  step.draft.writes = step.draft.writes.map((write) =>
    ids.has(write.by) && write.scope !== write.by ? { ...write, stale: true } : write,
  );
}

function restore(step: Step, scope: number, name: string, last: Write | undefined): void {
  const instance = step.draft.find(scope);
  if (instance === undefined || instance.state === 'superseded') return;
  const before = scope === rootId ? step.draft.variables : (instance.variables ?? {});
  const variables: Record<string, Json> = { ...before };
  if (last === undefined) delete variables[name];
  else variables[name] = last.value;
  if (scope === rootId) step.draft.variables = variables;
  else step.draft.replace({ ...instance, variables });
}
