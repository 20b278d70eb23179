/** The task is somebody else's now, or done: what was brought along stays on the device. */
const codes: ReadonlySet<string> = new Set([
  'task-not-open',
  'task-claimed-by-other',
  'not-found',
  'not-permitted',
  'case-closed',
]);

export const isTakenAway = (code: string): boolean => codes.has(code);
