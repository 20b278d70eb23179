/** Roles of posts (guideline chapter 7 and 8; the three administrators are GB/T 22239 7.1.4). */
export const roles = [
  'acceptor',
  'dispatcher',
  'commander',
  'lead',
  'handler',
  'grid',
  'supervisor',
  'analyst',
  'leader',
  'designer',
  'admin',
  'security',
  'auditor',
  /** The account of another system: no post of the guideline. */
  'integration',
] as const;
export type Role = (typeof roles)[number];

export const isRole = (text: string): text is Role => roles.some((role) => role === text);

/** A role held in a unit; grid workers also have a grid. */
export interface Post {
  readonly role: Role;
  readonly unit: string;
  readonly grid: string | null;
}

/** The signed-in person as permissions see them. */
export interface Principal {
  readonly person: string;
  readonly posts: readonly Post[];
}
