import type { Jump } from '../../bpmn/simulate/judge-jump.ts';
import type { Intervention } from '../../domain/actions/intervention.ts';
import type { CaseIntervention } from '../../workflows/contract.ts';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** What the case is asked to do; whoever sends it adds the id of the request. */
export type JudgedIntervention = WithoutId<CaseIntervention>;

/** The engine's name of what a request names by case and instance. */
export const instanceIn = (caseId: string, id: string): string =>
  id.startsWith(`${caseId}.`) ? id.slice(caseId.length + 1) : id;

/** The event of the engine that a request asks for where it moves tokens; null of others. */
export const jumpOf = (caseId: string, intervention: Intervention): Jump | null => {
  if (intervention.kind === 'jump') {
    const leave = intervention.leave.map((one) => instanceIn(caseId, one));
    return { type: 'jump', leave, enter: intervention.enter };
  }
  if (intervention.kind !== 'cancel-scope') return null;
  const instance = instanceIn(caseId, intervention.scope);
  return { type: 'cancel-scope', instance, goOn: intervention.goOn };
};
