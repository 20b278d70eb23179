import type { ActionValues, Offered } from './case-actions.ts';

/** Whether it takes effect only when somebody else approves it. */
export const isDrafted = ({ params }: Offered, { level }: ActionValues): boolean => {
  const approval = params?.['approval'];
  return Array.isArray(approval) && approval.includes(level);
};

/** The name under `cases.actions`: an extension that somebody else grants is asked for, a card drafted. */
export const verbOf = (offered: Offered, values: ActionValues = {}): string => {
  if (isDrafted(offered, values)) return 'draft-card';
  return offered.action === 'extend' && offered.params?.['mode'] === 'request'
    ? 'request-extension'
    : offered.action;
};
