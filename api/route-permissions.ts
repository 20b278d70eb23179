import type { PermissionAction } from '../domain/permissions/permission-actions.ts';

/**
 * `public`: nobody needs to be signed in; `own-session`: anybody who is, also while their password has
 * to be changed; `signed-in`: anybody who is; else the action that must be held somewhere.
 */
export type RoutePermission = 'public' | 'own-session' | 'signed-in' | PermissionAction;

/**
 * Who may call what: every route stands here, or it is refused at registration
 * (plugins/authorization.ts). Which records a person sees or touches is the scope of the same
 * action (`scope-predicate.ts`) and is decided in the route.
 */
export const routePermissions: Readonly<Record<string, RoutePermission>> = {
  // system
  'GET /healthz': 'public',
  'GET /readyz': 'public',
  'GET /metrics': 'public',
  'GET /api/welcome': 'public',
  'GET /api/now': 'signed-in',
  'GET /api/openapi.json': 'public',
  'GET /api/docs': 'public',
  'GET /api/docs/': 'public',
  'GET /api/docs/js/scalar.js': 'public',
  'GET /': 'public',
  'GET /*': 'public',

  // session
  'POST /api/session': 'public',
  'GET /api/session': 'own-session',
  'DELETE /api/session': 'own-session',
  'POST /api/session/password': 'own-session',

  // accounts
  'GET /api/accounts': 'account.read',
  'POST /api/accounts': 'account.write',
  'POST /api/accounts/:id/reset-password': 'account.write',
  'POST /api/accounts/:id/disable': 'account.write',
  'POST /api/accounts/:id/enable': 'account.write',

  'GET /api/tokens': 'token.write',
  'POST /api/tokens': 'token.write',
  'POST /api/tokens/:id/revoke': 'token.write',

  // the organisation, as administrators change it
  'GET /api/units/:id': 'organisation.read',
  'POST /api/units': 'organisation.write',
  'PUT /api/units/:id': 'organisation.write',
  'POST /api/units/:id/close': 'organisation.write',
  'POST /api/units/:id/open': 'organisation.write',
  'GET /api/people/:id': 'person.read',
  'PUT /api/people/:id': 'person.write',
  'POST /api/people/:id/posts': 'post.write',
  'PUT /api/posts/:id': 'post.write',
  'PUT /api/grids': 'organisation.write',
  'GET /api/grids/:id': 'organisation.read',
  'POST /api/grids/:id/close': 'organisation.write',
  'POST /api/grids/:id/open': 'organisation.write',
  'GET /api/responsibilities': 'responsibility.read',
  'PUT /api/responsibilities': 'responsibility.write',
  'GET /api/responsibilities/history': 'responsibility.read',

  // reports and cases
  'POST /api/reports': 'report.create',
  'POST /api/reports/preview': 'report.create',
  'GET /api/reports': 'report.read',
  'GET /api/reports/:id': 'report.read',
  'GET /api/cases': 'case.read',
  'GET /api/cases/export': 'case.read',
  'GET /api/cases/:id': 'case.read',
  'POST /api/cases/:id/purpose': 'case.read',
  'GET /api/cases/:id/reporter': 'case.read-personal',
  'GET /api/cases/:id/ledger': 'ledger.read',
  'GET /api/cases/:id/submissions': 'ledger.read',
  'GET /api/cases/:id/clocks': 'case.read',
  'GET /api/cases/:id/marking': 'case.read',
  'GET /api/cases/:id/audit': 'case.audit',
  'POST /api/cases/:id/actions': 'signed-in',

  // tasks
  'GET /api/tasks': 'task.read',
  'GET /api/tasks/export': 'task.read',
  'GET /api/tasks/counts': 'task.read',
  'GET /api/tasks/:id': 'task.read',
  'POST /api/tasks/:id/claim': 'task.claim',
  'POST /api/tasks/:id/release': 'task.claim',
  'PUT /api/tasks/:id/flag': 'task.read',
  'DELETE /api/tasks/:id/flag': 'task.read',
  'POST /api/tasks/:id/complete': 'task.complete',
  'POST /api/tasks/:id/preview': 'task.complete',
  'POST /api/tasks/:id/actions': 'signed-in',
  'GET /api/tasks/:id/draft': 'task.complete',
  'PUT /api/tasks/:id/draft': 'task.complete',
  'DELETE /api/tasks/:id/draft/:draft': 'task.complete',

  // views that a person saved of these lists: always the reader's own; which list is looked at when it is known
  'GET /api/saved-views': 'case.read',
  'POST /api/saved-views': 'case.read',
  'PUT /api/saved-views/:id': 'case.read',
  'DELETE /api/saved-views/:id': 'case.read',

  // procedures, board, events
  'GET /api/procedures': 'procedure.read',
  'GET /api/procedures/:key/versions/:version': 'procedure.read',
  'GET /api/procedures/:key/versions/:version/decisions/:hash': 'procedure.read',
  // drafts: what of these may be done with which draft is domain/procedures/draft-actions.ts
  'GET /api/procedure-drafts': 'procedure.read-drafts',
  'GET /api/procedures/:key/drafts': 'procedure.read-drafts',
  'POST /api/procedures/:key/drafts': 'procedure.write',
  'GET /api/procedure-drafts/:id': 'procedure.read-drafts',
  'GET /api/procedure-drafts/:id/findings': 'procedure.read-drafts',
  'PUT /api/procedure-drafts/:id': 'procedure.write',
  'DELETE /api/procedure-drafts/:id': 'procedure.write',
  'POST /api/procedure-drafts/:id/take-over': 'procedure.write',
  'POST /api/procedure-drafts/:id/submit': 'procedure.write',
  'POST /api/procedure-drafts/:id/withdraw': 'procedure.write',
  'POST /api/procedure-drafts/:id/approve': 'procedure.review',
  'POST /api/procedure-drafts/:id/return': 'procedure.review',
  'POST /api/procedure-drafts/:id/publish': 'procedure.publish',
  'GET /api/procedure-drafts/:id/rehearsals': 'procedure.read-drafts',
  'POST /api/procedure-drafts/:id/rehearsals': 'procedure.review',
  'POST /api/rehearsals/:id/run': 'procedure.review',
  'GET /api/rehearsals/:id/cases': 'procedure.read-drafts',
  'GET /api/board': 'board.read',
  'GET /api/board/on-time-rate': 'board.read',
  'GET /api/board/forecast': 'board.read',
  'GET /api/board/tasks': 'board.read',
  'GET /api/board/export': 'board.read',
  'GET /api/cards': 'board.read',
  'GET /api/cards/report': 'board.read',
  'GET /api/cards/export': 'board.read',
  'GET /api/desk/joint-cases': 'board.read',
  'GET /api/desk/orders': 'board.read',
  'GET /api/statistics': 'assessment.read',
  'GET /api/statistics/export': 'assessment.read',
  'GET /api/events': 'signed-in',

  // the security log: without `audit.read` its sign-ins alone
  'GET /api/security-events': 'audit.read-sign-ins',
  'GET /api/security-events/export': 'audit.read-sign-ins',
  'GET /api/ledger-checks': 'audit.read',
  'POST /api/ledger-checks': 'audit.read',
  'POST /api/ledger-checks/:id/run': 'audit.read',
  'GET /api/seals': 'audit.read',
  'GET /api/seals/:id/verification': 'audit.read',
  'GET /api/seals/:id/proof': 'audit.read',

  // attachments
  'POST /api/attachments': 'case.attach',
  'GET /api/attachments/:id': 'signed-in',

  // imports and reference data
  'POST /api/imports': 'import.read',
  'GET /api/imports': 'import.read',
  'GET /api/imports/:id': 'import.read',
  'GET /api/imports/:id/rejections': 'import.read',
  'POST /api/imports/:id/cancel': 'import.read',
  'GET /api/reports/similar': 'case.read',
  'GET /api/reports/past': 'case.read',
  'GET /api/catalogue': 'catalogue.read',
  'GET /api/catalogue/versions': 'catalogue.read',
  'GET /api/catalogue/versions/:id': 'catalogue.read',
  'POST /api/catalogue/versions': 'catalogue.write',
  'POST /api/catalogue/versions/:id/put-back': 'catalogue.write',
  'GET /api/catalogue/retired': 'catalogue.read',
  'GET /api/catalogue/classes/:kind/:code': 'catalogue.read',
  'GET /api/responsibility': 'responsibility.read',
  'GET /api/units': 'organisation.read',
  'GET /api/grids': 'organisation.read',
  'GET /api/people': 'person.read',
  'GET /api/calendar': 'calendar.read',
  'GET /api/calendar/versions': 'calendar.read',
  'POST /api/calendar/preview': 'calendar.write',
  'POST /api/calendar/versions': 'calendar.write',
  'GET /api/settings': 'setting.read',
  'GET /api/settings/:key/history': 'setting.read',
  'PUT /api/settings/:key': 'setting.write',
  'POST /api/settings/:key/reset': 'setting.write',
  'GET /api/notices': 'signed-in',
  'POST /api/notices/read': 'signed-in',
  'POST /api/messages': 'message.publish',
  'GET /api/messages': 'message.read',
  'POST /api/signals': 'signal.broadcast',
  'GET /api/operations': 'operations.read',
  'GET /api/incidents': 'incident.read',
  'GET /api/incidents/causes': 'incident.read',
  'GET /api/incidents/:id': 'incident.read',
};
