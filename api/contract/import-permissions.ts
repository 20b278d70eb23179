import type { PermissionAction } from '../../domain/permissions/permission-actions.ts';
import type { ImportKind } from './imports.ts';

/** What whoever starts or cancels an import of a kind needs. */
export const importPermissions: { readonly [K in ImportKind]: PermissionAction } = {
  reports: 'import.reports',
  catalogue: 'import.reference',
  calendar: 'import.reference',
  units: 'import.reference',
};
