import { type PermissionAction, permissionActions } from './permission-actions.ts';
import { grantsByRole, type PermissionRow } from './permission-table.ts';
import { type Post, type Principal, roles } from './roles.ts';
import { type Scope, scopes } from './scopes.ts';

/** Every permission as one row, for the page that shows them. */
export const permissionTable: readonly PermissionRow[] = roles.flatMap((role) =>
  permissionActions.flatMap((action) => {
    const scope = grantsByRole[role][action];
    return scope === undefined ? [] : [{ action, role, scope }];
  }),
);

const scopeOfPost = (post: Post, action: PermissionAction): Scope | null =>
  grantsByRole[post.role][action] ?? null;

/** Codes of the actions that the person may do somewhere: what `GET /api/session` answers. */
export const permittedActions = (principal: Principal): PermissionAction[] =>
  permissionActions.filter((action) =>
    principal.posts.some((post) => scopeOfPost(post, action) !== null),
  );

/**
 * One alternative of the predicate over records. `unit` belongs to `unit` and `subtree`, `grid` to
 * `grid`, `person` to `own`; they are null otherwise.
 */
export interface ScopeGrant {
  readonly scope: Scope;
  readonly unit: string | null;
  readonly grid: string | null;
  readonly person: string | null;
}

const grantOf = (scope: Scope, post: Post, person: string): ScopeGrant => ({
  scope,
  unit: scope === 'unit' || scope === 'subtree' ? post.unit : null,
  grid: scope === 'grid' ? post.grid : null,
  person: scope === 'own' ? person : null,
});

/** A grid worker without a grid reaches what is their own, not every record without a grid. */
const reaches = (grant: ScopeGrant): boolean => grant.scope !== 'grid' || grant.grid !== null;

const keyOf = (grant: ScopeGrant): string =>
  `${grant.scope} ${grant.unit ?? ''} ${grant.grid ?? ''}`;

/**
 * The alternatives under which the person may do the action, widest first; empty means not at all.
 * Whoever may do it somewhere may do it on their own records, so `own` always stands last; `all`
 * stands alone. The API makes one SQL predicate of it (architecture decision 13).
 */
export const scopesFor = (
  principal: Principal,
  action: PermissionAction,
): readonly ScopeGrant[] => {
  const grants = new Map<string, ScopeGrant>();
  for (const post of principal.posts) {
    const scope = scopeOfPost(post, action);
    if (scope === null) continue;
    for (const granted of [scope, 'own'] as const) {
      const grant = grantOf(granted, post, principal.person);
      if (reaches(grant)) grants.set(keyOf(grant), grant);
    }
  }
  const found = [...grants.values()];
  const everything = found.find((grant) => grant.scope === 'all');
  if (everything !== undefined) return [everything];
  return found.toSorted((one, other) => scopes.indexOf(other.scope) - scopes.indexOf(one.scope));
};
