/**
 * For how long a touch counts. Longer than the pace of `/api/now`, which so tells the server that somebody is typing
 * although the form asks for nothing meanwhile.
 */
const attendedMillis = 90_000;
const touches = ['pointerdown', 'keydown', 'input', 'wheel'] as const;

/** Opening the page is one. */
let touchedAt = performance.now();

function touch(): void {
  touchedAt = performance.now();
}

/** Notices that somebody is at the page, for as long as it is open. */
export function followTouches(): void {
  for (const type of touches) {
    window.addEventListener(type, touch, { capture: true, passive: true });
  }
}

/** Whether somebody at the page can have caused what is asked for now. */
export const isAttended = (): boolean => performance.now() - touchedAt < attendedMillis;
