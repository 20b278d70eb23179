import type { CaseIntervention } from '../../workflows/contract.ts';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** What the case is asked to do; whoever sends it adds the id of the request. */
export type JudgedIntervention = WithoutId<CaseIntervention>;

/** The engine's name of what a request names by case and instance. */
export const instanceIn = (caseId: string, id: string): string =>
  id.startsWith(`${caseId}.`) ? id.slice(caseId.length + 1) : id;
