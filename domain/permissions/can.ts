import type { PermissionAction } from './permission-actions.ts';
import { type ScopeGrant, scopesFor } from './permissions.ts';
import type { Principal } from './roles.ts';
import type { Scope } from './scopes.ts';

/** What a scope is compared with: the facts of one record. */
export interface ResourceFacts {
  /** The person raised, holds, held or is offered it (`scopes.ts`). */
  readonly own: boolean;
  /** Units that answer for the record: those of the case, of its open tasks. */
  readonly units: readonly string[];
  /** The units above them. */
  readonly unitsAbove: readonly string[];
  readonly grid: string | null;
}

/** Facts of things that belong to nobody in particular: catalogue, settings, procedures. */
export const everybodys: ResourceFacts = { own: false, units: [], unitsAbove: [], grid: null };

export type Permission =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: 'not-permitted' | 'outside-scope' };

const covers: { readonly [S in Scope]: (grant: ScopeGrant, facts: ResourceFacts) => boolean } = {
  all: () => true,
  own: (_, facts) => facts.own,
  grid: (grant, facts) => grant.grid !== null && grant.grid === facts.grid,
  unit: (grant, facts) => grant.unit !== null && facts.units.includes(grant.unit),
  subtree: (grant, facts) =>
    grant.unit !== null &&
    (facts.units.includes(grant.unit) || facts.unitsAbove.includes(grant.unit)),
};

/** Whether the person may do the action on this record; `not-permitted` means on no record. */
export const can = (
  principal: Principal,
  action: PermissionAction,
  facts: ResourceFacts,
): Permission => {
  const grants = scopesFor(principal, action);
  if (grants.length === 0) return { allowed: false, reason: 'not-permitted' };
  return grants.some((grant) => covers[grant.scope](grant, facts))
    ? { allowed: true }
    : { allowed: false, reason: 'outside-scope' };
};
