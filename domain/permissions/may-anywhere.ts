import type { PermissionAction } from './permission-actions.ts';
import { scopesFor } from './permissions.ts';
import type { Principal } from './roles.ts';

/** Whether the person may do the action on some record at all: the check before a route runs. */
export const mayAnywhere = (principal: Principal, action: PermissionAction): boolean =>
  scopesFor(principal, action).length > 0;
