/** What events of the security log are about, in the order in which they are offered as filters. */
export const securityEventKinds = [
  'sign-in',
  'account',
  'refusal',
  'personal-data',
  'protected-case',
  'export',
  'organisation',
  'setting',
  'procedure',
  'import',
  'message',
  'verification',
] as const;
export type SecurityEventKind = (typeof securityEventKinds)[number];

/** Every type of event in the security log (GB/T 22239-2019 7.1.4.3), with what it is about. */
const kinds = {
  'sign-in': 'sign-in',
  'sign-in-locked': 'sign-in',
  'sign-out': 'sign-in',
  'password-change': 'account',
  'password-reset': 'account',
  'account-created': 'account',
  'account-disabled': 'account',
  'account-enabled': 'account',
  'token-issued': 'account',
  'token-revoked': 'account',
  'request-refused': 'refusal',
  'personal-data-read': 'personal-data',
  'protected-case-opened': 'protected-case',
  'list-exported': 'export',
  'unit-created': 'organisation',
  'unit-changed': 'organisation',
  'unit-closed': 'organisation',
  'unit-opened': 'organisation',
  'person-renamed': 'organisation',
  'post-given': 'organisation',
  'post-changed': 'organisation',
  'grid-created': 'organisation',
  'grid-changed': 'organisation',
  'grid-closed': 'organisation',
  'grid-opened': 'organisation',
  'responsibility-changed': 'organisation',
  'setting-changed': 'setting',
  'setting-reset': 'setting',
  'calendar-put-in-force': 'setting',
  'catalogue-changed': 'setting',
  'draft-created': 'procedure',
  'draft-taken-over': 'procedure',
  'draft-discarded': 'procedure',
  'draft-submitted': 'procedure',
  'draft-withdrawn': 'procedure',
  'draft-approved': 'procedure',
  'draft-returned': 'procedure',
  'procedure-published': 'procedure',
  'import-started': 'import',
  'import-cancelled': 'import',
  'reference-imported': 'import',
  'message-expired': 'message',
  'ledgers-checked': 'verification',
} as const satisfies Readonly<Record<string, SecurityEventKind>>;
export type SecurityEventType = keyof typeof kinds;

const isType = (type: string): type is SecurityEventType => Object.hasOwn(kinds, type);

/** In the order of the table. */
export const securityEventTypes: readonly SecurityEventType[] = Object.keys(kinds).filter(isType);

export const typesOfKind = (kind: SecurityEventKind): readonly SecurityEventType[] =>
  securityEventTypes.filter((type) => kinds[type] === kind);
