import type { PermissionAction } from './permission-actions.ts';

/** What whoever starts or cancels an import of a kind needs. */
export const importPermissions = {
  reports: 'import.reports',
  catalogue: 'import.reference',
  calendar: 'import.reference',
  units: 'import.reference',
} as const satisfies Readonly<Record<string, PermissionAction>>;
