import type { Role } from './roles.ts';

/**
 * The three hands of administration (GB/T 22239-2019 7.1.4). A centre never goes without one of
 * them that it has: the last enabled holder is not disabled.
 */
export const administratorRoles = [
  'admin',
  'security',
  'auditor',
] as const satisfies readonly Role[];

/**
 * The post of the first administrator: the one that makes accounts and gives posts. The other two
 * are made by it, for other people (`post-conflicts.ts`).
 */
export const firstAdministratorRole: Role = 'security';
