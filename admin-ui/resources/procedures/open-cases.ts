import type { ProcedureSummary } from '../../../api/contract/procedures.ts';

/** Cases in progress by any version of the procedure. */
export const openCasesOf = ({ openCases }: Pick<ProcedureSummary, 'openCases'>): number =>
  Object.values(openCases).reduce((sum, count) => sum + count, 0);

/** What is in force of a procedure, as the version bar says it; null before its first version. */
export const inForceOf = (
  procedure: ProcedureSummary | null,
): { readonly version: number; readonly cases: number } | null => {
  const version = procedure?.currentVersion ?? null;
  return procedure === null || version === null ? null : { version, cases: openCasesOf(procedure) };
};
