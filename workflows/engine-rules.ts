const secondRulesSince = 6;
/** The rules of the engine by which a case runs that began under a version. */
export const rulesOf = (version: number): number => (version < secondRulesSince ? 1 : 2);

/** The same of a ledger, whose first entry says the version. */
export const rulesOfLedger = (
  entries: Iterable<{ readonly type: string; readonly params: unknown }>,
): number => {
  for (const { type, params } of entries) {
    if (type !== 'case-started' || typeof params !== 'object' || params === null) continue;
    if ('engineVersion' in params && typeof params.engineVersion === 'number')
      return rulesOf(params.engineVersion);
  }
  return 1;
};
