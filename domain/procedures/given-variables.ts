/** What expressions of a procedure can read at the start of a case; the rest the procedure sets itself. */
export const startVariableNames = [
  'caseId',
  'channel',
  'category',
  'conditionId',
  'limit',
  'confirmation',
  'urgency',
  'grid',
  'gridUnit',
  'centre',
  'wantsCallback',
  'needsAnswer',
  'selfHandled',
  'settings',
] as const;

/** The variables that services set in the case that calls them. */
export const serviceVariables = ['answered', 'duplicateOf', 'mergedReports'] as const;
