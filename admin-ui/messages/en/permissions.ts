import type { WordsLike } from '../words-like.ts';
import type { permissions as chinese } from '../zh/permissions.ts';

/** Words of what posts allow (`domain/permissions`). */
export const permissions: WordsLike<typeof chinese> = {
  report: {
    create: 'Report',
    read: 'See reports',
  },
  case: {
    read: 'See cases',
    'read-personal': 'See who reported',
    comment: 'Comment',
    attach: 'Attach files',
    urge: 'Urge',
    'open-card': 'Draft or open supervision cards (blue, orange)',
    'open-red-card': 'Draft or open red cards',
    'approve-card': 'Approve supervision cards',
    'answer-card': 'Answer supervision cards',
    'close-card': 'Close supervision cards',
    copy: 'Copy to others',
    extend: 'Grant extensions',
    'request-extension': 'Ask for extensions',
    park: 'Suspend',
    void: 'Void',
    reopen: 'Reopen',
    message: 'Send messages',
    'start-activity': 'Start activities of the own role',
    'steer-activities': 'Start and end all activities',
    intervene: 'Ask for interventions',
    'approve-intervention': 'Approve interventions',
    'recompute-clocks': 'Recompute clocks',
    'set-secrecy': 'Protect cases, lift protection',
    audit: 'Audit cases',
  },
  task: {
    read: 'See tasks',
    'read-team': 'See the tasks of the shift',
    claim: 'Claim',
    complete: 'Complete tasks',
    return: 'Return',
    transfer: 'Hand over',
    delegate: 'Delegate',
  },
  ledger: {
    read: 'See ledgers',
  },
  audit: {
    read: 'See the audit trail',
    'read-sign-ins': 'See sign-ins',
  },
  board: {
    read: 'See the board',
  },
  assessment: {
    read: 'See assessments',
  },
  incident: {
    read: 'See incidents',
    repair: 'Repair incidents',
  },
  message: {
    publish: 'Send messages from outside',
    read: 'See messages that nobody took',
  },
  signal: {
    broadcast: 'Send signals from outside',
  },
  catalogue: {
    read: 'See the catalogue',
    write: 'Change the catalogue',
  },
  responsibility: {
    read: 'See responsibilities',
    write: 'Change responsibilities',
  },
  calendar: {
    read: 'See the calendar',
    write: 'Change the working calendar',
  },
  procedure: {
    read: 'See procedures',
    write: 'Draw procedures',
    publish: 'Publish procedures',
    'read-drafts': 'See drafts of procedures',
    review: 'Review drafts of procedures',
  },
  organisation: {
    read: 'See the organisation',
    write: 'Change the organisation',
  },
  person: {
    read: 'See people',
    write: 'Change people',
  },
  account: {
    read: 'See accounts',
    write: 'Manage accounts',
  },
  post: {
    write: 'Manage posts',
  },
  token: {
    write: 'Manage tokens',
  },
  permission: {
    read: 'See permissions',
  },
  setting: {
    read: 'See settings',
    write: 'Change settings',
  },
  import: {
    read: 'See imports',
    reports: 'Import reports',
    reference: 'Import reference data',
  },
  operations: {
    read: 'See operations',
  },
};
