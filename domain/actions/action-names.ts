/** Every action of people on cases and tasks (product.md section 5). */
export const actionNames = [
  'claim',
  'release',
  'complete',
  'return',
  'ask-back',
  'withdraw',
  'transfer',
  'delegate',
  'resolve',
  'recall-delegation',
  'comment',
  'attach',
  'urge',
  'open-card',
  'acknowledge-card',
  'answer-card',
  'close-card',
  'copy',
  'read',
  'extend',
  'park',
  'unpark',
  'void',
  'reopen',
  'start-activity',
  'end-activities',
  'request-intervention',
  'approve-intervention',
  'refuse-intervention',
  'message',
  'repair-incident',
  'recompute-clocks',
] as const;
export type ActionName = (typeof actionNames)[number];

export const isActionName = (text: string): text is ActionName =>
  actionNames.some((action) => action === text);
