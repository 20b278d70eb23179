import type { PermissionAction } from './permission-actions.ts';
import type { Role } from './roles.ts';
import type { Scope } from './scopes.ts';

/** One permission: holders of the role may do the action on records of the scope. */
export interface PermissionRow {
  readonly action: PermissionAction;
  readonly role: Role;
  readonly scope: Scope;
}

type Grants = { readonly [A in PermissionAction]?: Scope };

/** What everybody who works on cases needs to understand and fill forms. */
const reference: Grants = {
  'catalogue.read': 'all',
  'responsibility.read': 'all',
  'calendar.read': 'all',
  'procedure.read': 'all',
  'organisation.read': 'all',
  'person.read': 'all',
};

/** Work on the tasks that one is offered; who is offered what is `domain/assignment`. */
const ownTasks: Grants = {
  'task.read': 'own',
  'task.claim': 'own',
  'task.complete': 'own',
  'task.return': 'own',
  'task.delegate': 'own',
};

const talk = (scope: Scope): Grants => ({
  'case.comment': scope,
  'case.attach': scope,
  'case.copy': scope,
});

const readCases = (scope: Scope): Grants => ({
  'case.read': scope,
  'report.read': scope,
  'ledger.read': scope,
});

/**
 * Who may do what (guideline chapter 8; the separation of the three administrators is GB/T 22239
 * 7.1.4). No role grants itself anything: permissions come from posts, posts are the business of
 * the security administrator, and the auditor changes nothing.
 */
export const grantsByRole: { readonly [R in Role]: Grants } = {
  acceptor: {
    ...reference,
    ...ownTasks,
    ...readCases('all'),
    ...talk('all'),
    'report.create': 'all',
    'case.read-personal': 'all',
    'task.read-team': 'unit',
    'task.transfer': 'own',
    'case.urge': 'all',
    'case.start-activity': 'all',
    'board.read': 'all',
  },
  dispatcher: {
    ...reference,
    ...ownTasks,
    ...readCases('all'),
    ...talk('all'),
    'report.create': 'all',
    'case.read-personal': 'all',
    'task.read': 'all',
    'task.read-team': 'all',
    'task.transfer': 'all',
    'task.delegate': 'all',
    'case.urge': 'all',
    'case.extend': 'all',
    'case.park': 'all',
    'case.message': 'all',
    'case.steer-activities': 'all',
    'board.read': 'all',
    'assessment.read': 'all',
  },
  commander: {
    ...reference,
    ...ownTasks,
    ...readCases('all'),
    ...talk('all'),
    'report.create': 'all',
    'case.read-personal': 'all',
    'task.read': 'all',
    'task.read-team': 'all',
    'task.transfer': 'all',
    'task.delegate': 'all',
    'case.urge': 'all',
    'case.extend': 'all',
    'case.park': 'all',
    'case.void': 'all',
    'case.reopen': 'all',
    'case.message': 'all',
    'case.audit': 'all',
    'case.steer-activities': 'all',
    'board.read': 'all',
    'assessment.read': 'all',
    'setting.read': 'all',
  },
  lead: {
    ...reference,
    ...ownTasks,
    ...readCases('subtree'),
    ...talk('subtree'),
    'case.read-personal': 'subtree',
    'task.read': 'subtree',
    'task.read-team': 'subtree',
    'task.transfer': 'unit',
    'task.delegate': 'unit',
    'case.urge': 'subtree',
    'case.request-extension': 'unit',
    'case.start-activity': 'subtree',
    'case.steer-activities': 'unit',
    'board.read': 'subtree',
    'assessment.read': 'subtree',
  },
  handler: {
    ...reference,
    ...ownTasks,
    ...readCases('own'),
    ...talk('own'),
    'case.read-personal': 'own',
    'case.start-activity': 'own',
    'task.transfer': 'own',
  },
  grid: {
    ...reference,
    ...ownTasks,
    ...readCases('grid'),
    ...talk('grid'),
    'report.create': 'grid',
    'case.read-personal': 'own',
    'case.start-activity': 'grid',
  },
  supervisor: {
    ...reference,
    ...ownTasks,
    ...readCases('all'),
    ...talk('all'),
    'task.read': 'all',
    'task.read-team': 'all',
    'task.transfer': 'all',
    'task.delegate': 'all',
    'case.urge': 'all',
    'case.audit': 'all',
    'case.start-activity': 'all',
    'board.read': 'all',
    'assessment.read': 'all',
  },
  analyst: {
    ...reference,
    ...ownTasks,
    ...readCases('all'),
    ...talk('own'),
    'case.start-activity': 'own',
    'board.read': 'all',
    'assessment.read': 'all',
    'import.read': 'own',
    'import.reports': 'all',
  },
  leader: {
    ...reference,
    ...ownTasks,
    ...readCases('all'),
    ...talk('all'),
    'report.create': 'all',
    'task.read': 'all',
    'task.read-team': 'all',
    'case.urge': 'all',
    'case.audit': 'all',
    'case.start-activity': 'all',
    'board.read': 'all',
    'assessment.read': 'all',
  },
  designer: {
    ...reference,
    ...readCases('all'),
    'responsibility.write': 'all',
    'procedure.write': 'all',
    'procedure.publish': 'all',
    'setting.read': 'all',
    'import.read': 'all',
    'board.read': 'all',
  },
  admin: {
    ...reference,
    'case.read': 'all',
    'case.recompute-clocks': 'all',
    'incident.read': 'all',
    'incident.repair': 'all',
    'message.read': 'all',
    'responsibility.write': 'all',
    'organisation.write': 'all',
    'person.write': 'all',
    'account.read': 'all',
    'token.write': 'all',
    'setting.read': 'all',
    'setting.write': 'all',
    'import.read': 'all',
    'import.reports': 'all',
    'import.reference': 'all',
    'operations.read': 'all',
  },
  security: {
    'organisation.read': 'all',
    'person.read': 'all',
    'person.write': 'all',
    'account.read': 'all',
    'account.write': 'all',
    'post.write': 'all',
    'token.write': 'all',
    'permission.read': 'all',
    'audit.read-sign-ins': 'all',
    'setting.read': 'all',
    'operations.read': 'all',
  },
  auditor: {
    ...reference,
    ...readCases('all'),
    'task.read': 'all',
    'task.read-team': 'all',
    'case.audit': 'all',
    'audit.read': 'all',
    'audit.read-sign-ins': 'all',
    'board.read': 'all',
    'assessment.read': 'all',
    'incident.read': 'all',
    'message.read': 'all',
    'account.read': 'all',
    'permission.read': 'all',
    'setting.read': 'all',
    'import.read': 'all',
    'operations.read': 'all',
  },
  /** It reads nothing: what a case does with a message is not the sender's business. */
  integration: { 'message.publish': 'all', 'signal.broadcast': 'all' },
};
