/** User tasks of the delivered procedure `ordinary-event`; a test holds this list against the diagram. */
export const elements = [
  'accept',
  'verify',
  'file',
  'spot-check',
  'dispatch',
  'decide',
  'assign',
  'handle',
  'confirm-result',
  'review-extension',
  'supervise',
  'feedback',
  'check',
  'close',
  'callback',
  'confirm',
  'confirm-by-leader',
] as const;
export type ElementId = (typeof elements)[number];

export const isElement = (text: string): text is ElementId =>
  elements.some((element) => element === text);
