const channelName = 'bihuan.signed-in';

const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(channelName) : null;

/** Tells the other tabs of this browser that somebody has signed in: it may be somebody else than they show. */
export function tellSignedIn(): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has none
  channel?.postMessage(null);
}

/** Calls `heard` when somebody has signed in in another tab, until the returned function is called. */
export function listenToSignedIn(heard: () => void): () => void {
  channel?.addEventListener('message', heard);
  return () => {
    channel?.removeEventListener('message', heard);
  };
}
