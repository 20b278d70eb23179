/**
 * Everything that can be permitted, in the words of api.md. `read` of a resource covers its lists,
 * search and counts; the scope of the same permission says which records.
 */
export const permissionActions = [
  'report.create',
  'report.read',
  'case.read',
  /** Name and phone of who reported, unmasked; each look is logged. */
  'case.read-personal',
  /** Open and closed tasks beyond one's own and the pool: the view `team`. */
  'task.read',
  'task.read-team',
  'task.claim',
  'task.complete',
  'task.return',
  'task.transfer',
  /** To have somebody else do a task and give it back. */
  'task.delegate',
  'case.comment',
  'case.attach',
  'case.urge',
  /** Supervision cards (督办单): to open, in all colors but red; to answer those addressed to one's unit; to close. */
  'case.open-card',
  'case.open-red-card',
  /** To let a drafted card take effect; whoever may issues their own at once. */
  'case.approve-card',
  'case.answer-card',
  'case.close-card',
  'case.copy',
  'case.extend',
  'case.request-extension',
  'case.park',
  'case.void',
  'case.reopen',
  'case.message',
  /** Activities that are carried on ad hoc: to start those of one's own role. */
  'case.start-activity',
  /** To start any of them, and to say that nothing more is to be started. */
  'case.steer-activities',
  /** To ask for a jump, the withdrawal of a part, other data, a signer more or fewer; another person has to agree. */
  'case.intervene',
  'case.approve-intervention',
  'case.recompute-clocks',
  /** To make a case a protected one, or an ordinary one again. */
  'case.set-secrecy',
  /** To bring messages and signals of another system. */
  'message.publish',
  'signal.broadcast',
  /** The messages that nobody has taken. */
  'message.read',
  'ledger.read',
  'case.audit',
  'audit.read',
  'audit.read-sign-ins',
  'board.read',
  'assessment.read',
  'incident.read',
  'incident.repair',
  'catalogue.read',
  'catalogue.write',
  'responsibility.read',
  'responsibility.write',
  'calendar.read',
  'calendar.write',
  'procedure.read',
  /** What is not published yet, and what it would have done with cases that are closed. */
  'procedure.read-drafts',
  'procedure.write',
  /** To approve or return a draft that somebody else has written. */
  'procedure.review',
  'procedure.publish',
  'organisation.read',
  'organisation.write',
  'person.read',
  'person.write',
  /** Accounts with their posts, whether they are locked, when they were last used. */
  'account.read',
  'account.write',
  'post.write',
  'token.write',
  'permission.read',
  'setting.read',
  'setting.write',
  'import.read',
  'import.reports',
  'import.reference',
  'operations.read',
] as const;
export type PermissionAction = (typeof permissionActions)[number];

export const isPermissionAction = (text: string): text is PermissionAction =>
  permissionActions.some((action) => action === text);
