import { grantsByRole } from '../permissions/permission-table.ts';
import { roles } from '../permissions/roles.ts';

/** Posts that answer for a unit: who is told of a card to it. */
export const answeringRoles = roles.filter(
  (role) => grantsByRole[role]['case.answer-card'] === 'unit',
);

/** Posts that approve cards. */
export const approvingRoles = roles.filter(
  (role) => grantsByRole[role]['case.approve-card'] !== undefined,
);
