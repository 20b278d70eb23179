/** What a code means on the wire: HTTP status and title (RFC 9457 `title`, the same for each use). */
export interface ProblemCode {
  readonly status: number;
  readonly title: string;
}

/**
 * Every code that the API answers with. Codes are stable: other systems and the words of the UI
 * depend on them (api.md, "Conventions"). The list is part of the OpenAPI document.
 */
export const problemCodes = {
  'validation-failed': { status: 400, title: 'The request does not have the expected shape' },
  'malformed-request': { status: 400, title: 'The request is not HTTP' },
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'unknown-filter': { status: 400, title: 'The list has no such filter' },
  'unknown-sort': { status: 400, title: 'The list cannot be sorted by that field' },
  'cursor-invalid': { status: 400, title: 'The cursor does not belong to this list' },
  'not-signed-in': { status: 401, title: 'Nobody is signed in' },
  'sign-in-refused': { status: 401, title: 'Login or password is wrong' },
  'one-time-password-expired': { status: 401, title: 'The one-time password is over' },
  'password-change-required': { status: 403, title: 'The password has to be changed first' },
  'not-permitted': { status: 403, title: 'The person may not do that' },
  'purpose-required': { status: 403, title: 'The case is protected: say what it is opened for' },
  'origin-refused': { status: 403, title: 'The request comes from another origin' },
  'not-found': { status: 404, title: 'There is no such thing, or it is not visible to the person' },
  'not-acceptable': { status: 406, title: 'The requested form is not available' },
  'signed-in-as-other': { status: 409, title: 'Somebody else is signed in than the request says' },
  'task-not-open': { status: 409, title: 'The task is not open any more' },
  'task-claimed-by-other': { status: 409, title: 'Somebody else holds the task' },
  'task-not-claimed': { status: 409, title: 'Nobody holds the task' },
  'task-delegated': { status: 409, title: 'Somebody else does the task for its owner' },
  'task-not-delegated': { status: 409, title: 'Nobody else does the task for its owner' },
  'task-held': { status: 409, title: 'The task waits for an answer that it has asked for' },
  'stale-version': { status: 409, title: 'The record has changed meanwhile' },
  'case-closed': { status: 409, title: 'The case has ended' },
  'case-suspended': { status: 409, title: 'The case is suspended' },
  'case-open': { status: 409, title: 'The case is open' },
  'case-opening': { status: 409, title: 'The case is being opened' },
  'action-not-available': { status: 409, title: 'The action is not possible in this state' },
  'step-touched': { status: 409, title: 'What was to be taken back has been worked on' },
  'activity-not-startable': {
    status: 409,
    title: 'The activity cannot be started or ended now',
  },
  'intervention-not-legal': {
    status: 409,
    title: 'It cannot be done, or the case could not come to its end any more',
  },
  'signer-not-open': { status: 409, title: 'The step or its signer is not open' },
  'already-signer': { status: 409, title: 'The person or unit signs already' },
  'last-signer': { status: 409, title: 'Nobody would be left to sign' },
  'intervention-pending': { status: 409, title: 'An intervention waits for its answer' },
  'no-intervention': { status: 409, title: 'No such intervention waits for an answer' },
  'own-intervention': {
    status: 403,
    title: 'Whoever asks for an intervention does not approve it',
  },
  'target-not-legal': { status: 409, title: 'The case cannot go back to that place' },
  'limit-exhausted': { status: 409, title: 'The number of times allowed is used up' },
  'incident-not-open': { status: 409, title: 'The incident is not open any more' },
  'clock-not-running': { status: 409, title: 'The clock does not run' },
  'clock-overdue': { status: 409, title: 'The clock is overdue' },
  'message-not-expected': { status: 409, title: 'Nobody waits for the message' },
  'idempotency-key-reused': { status: 409, title: 'The key was used with another request' },
  'case-not-protected': {
    status: 409,
    title: 'It was reported before without asking for protection, and its case is an ordinary one',
  },
  'event-id-reused': { status: 409, title: 'The id was used with another message or signal' },
  'already-exists': { status: 409, title: 'There is one like it already' },
  'draft-edited-by-other': { status: 409, title: 'Somebody else writes the draft' },
  'draft-outdated': { status: 409, title: 'Another version has been published meanwhile' },
  'draft-unchanged': { status: 409, title: 'The draft says the same as the version in force' },
  'import-ended': { status: 409, title: 'The import has ended already' },
  'own-draft': { status: 403, title: 'Whoever has written a draft does not review it' },
  'procedure-invalid': { status: 422, title: 'The procedure has errors' },
  'outcome-not-offered': { status: 422, title: 'The task does not offer that outcome' },
  'request-timeout': { status: 408, title: 'The request did not arrive in time' },
  'payload-too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media-type': { status: 415, title: 'The media type is not taken here' },
  'uri-too-long': { status: 414, title: 'The address is too long' },
  'headers-too-large': { status: 431, title: 'The headers and the address are too long' },
  'too-many-requests': { status: 429, title: 'Too many requests; try again later' },
  'account-locked': { status: 429, title: 'Too many failed attempts; try again later' },
  'internal-error': { status: 500, title: 'Something went wrong here' },
  'engine-unavailable': { status: 503, title: 'The workflow engine does not answer' },
  'database-unavailable': { status: 503, title: 'The database does not answer' },
} as const satisfies Readonly<Record<string, ProblemCode>>;

export type ProblemCodeName = keyof typeof problemCodes;

export const isProblemCode = (code: string): code is ProblemCodeName =>
  Object.hasOwn(problemCodes, code);
