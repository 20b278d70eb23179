import type { PermissionAction } from '../domain/permissions/permission-actions.ts';

/** `public`: nobody needs to be signed in; `signed-in`: anybody who is; else the action that must be held somewhere. */
export type RoutePermission = 'public' | 'signed-in' | PermissionAction;

/**
 * Who may call what: every route stands here, or it is refused at registration
 * (plugins/authorization.ts). Which records a person sees or touches is the scope of the same
 * action (`scope-predicate.ts`) and is decided in the route.
 */
export const routePermissions: Readonly<Record<string, RoutePermission>> = {
  'GET /healthz': 'public',
};
