import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** A user task without a role, its own or its lane's, would wait where nobody looks. */
export const taskHasRole: Rule = (procedure, known) =>
  Object.values(procedure.elements).flatMap((element) => {
    if (element.kind !== 'userTask') return [];
    const { role } = element.assignment;
    if (role === undefined) return [errorAt('role-required', element.id)];
    return known.roles === undefined || known.roles.includes(role)
      ? []
      : [errorAt('role-unknown', element.id, { role })];
  });
