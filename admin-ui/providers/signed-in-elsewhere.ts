const channelName = 'bihuan.signed-in';

const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(channelName) : null;

/** Tells the other tabs of this browser that somebody has signed in: it may be somebody else than they show. */
export function tellSignedIn(): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has none
  channel?.postMessage(null);
}

const here = new EventTarget();

/** The server has refused what this tab sent, because somebody else is signed in than it is drawn for. */
export function tellOtherPerson(): void {
  here.dispatchEvent(new Event('other-person'));
}

/**
 * Calls `heard` when somebody has signed in in another tab, until the returned function is called; `refused`: it was
 * noticed because something was pressed here, which was not done.
 */
export function listenToSignedIn(heard: (refused: boolean) => void): () => void {
  const elsewhere = (): void => {
    heard(false);
  };
  const refused = (): void => {
    heard(true);
  };
  channel?.addEventListener('message', elsewhere);
  here.addEventListener('other-person', refused);
  return () => {
    channel?.removeEventListener('message', elsewhere);
    here.removeEventListener('other-person', refused);
  };
}
