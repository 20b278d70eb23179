import type { PermissionAction } from '../permissions/permission-actions.ts';

/** Who sees what is drafted and not approved: those who draft, approve or audit; the unit hears of a card when it counts. */
export const proposalReaders: readonly PermissionAction[] = [
  'case.open-card',
  'case.open-red-card',
  'case.approve-card',
  'case.audit',
];
