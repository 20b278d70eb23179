import { useEffect, useState } from 'react';

/** Chromium's event; other browsers have their own menus for it. */
interface InstallEvent extends Event {
  readonly prompt: () => Promise<unknown>;
}

const isInstallEvent = (event: Event): event is InstallEvent => 'prompt' in event;

let offered: InstallEvent | null = null;
const listeners = new Set<(event: InstallEvent | null) => void>();

const tell = (event: InstallEvent | null): void => {
  offered = event;
  for (const listener of listeners) {
    listener(event);
  }
};

// The browser offers it once, often before the page that shows it is open.
window.addEventListener('beforeinstallprompt', (event) => {
  if (isInstallEvent(event)) {
    event.preventDefault();
    tell(event);
  }
});
window.addEventListener('appinstalled', () => {
  tell(null);
});

/** Puts the product on the phone's home screen; null where the browser does not offer it. */
export function useInstall(): (() => void) | null {
  const [event, setEvent] = useState(offered);
  useEffect(() => {
    listeners.add(setEvent);
    return () => {
      listeners.delete(setEvent);
    };
  }, []);
  return event === null ? null : () => void event.prompt();
}
