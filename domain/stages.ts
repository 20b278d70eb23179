/**
 * The stages (环节) of the closed loop, in order (guideline 5.1, 6, 8.2.2; architecture section 1).
 * 核实 `verify` is before filing, 核查 `check` before closing.
 */
export const stages = [
  'report',
  'accept',
  'verify',
  'file',
  'dispatch',
  'handle',
  'feedback',
  'check',
  'close',
  'callback',
  'confirm',
  'assess',
] as const;
export type Stage = (typeof stages)[number];

/** Where a report comes from (guideline 5.1(a) and practice). */
export const channels = [
  'phone',
  'visit',
  'web',
  'leader',
  'upper',
  'hotline-12345',
  'grid',
  'patrol',
  'video',
  'sensor',
  'transfer',
  'import',
] as const;
export type Channel = (typeof channels)[number];

export const urgencies = ['normal', 'urgent', 'critical'] as const;
export type Urgency = (typeof urgencies)[number];
