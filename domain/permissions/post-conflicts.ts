import type { Role } from './roles.ts';

/**
 * Roles that one person may not hold together: system, security and audit administration are three
 * hands (GB/T 22239-2019 7.1.4, separation of administrators' duties).
 */
export const exclusiveRoles: readonly (readonly [Role, Role])[] = [
  ['admin', 'security'],
  ['admin', 'auditor'],
  ['security', 'auditor'],
];

/** The pairs of `exclusiveRoles` that these roles break; empty when they may be held together. */
export const postConflicts = (held: readonly Role[]): readonly (readonly [Role, Role])[] =>
  exclusiveRoles.filter(([one, other]) => held.includes(one) && held.includes(other));
