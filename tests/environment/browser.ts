import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** In one process the contexts of a browser share their cookies: two people could not be signed in at once. */
const apart = (args: readonly string[]): string[] =>
  args.filter((argument) => argument !== '--single-process');

/** The system's Chromium if there is one, else the one that npm `@sparticuz/chromium` unpacks. */
export const launchBrowser = async (): Promise<Browser> => {
  const system = systemBrowsers.find((path) => existsSync(path));
  if (system !== undefined) return chromium.launch({ executablePath: system, args: quiet });
  const { default: packed } = await import('@sparticuz/chromium');
  return chromium.launch({
    executablePath: await packed.executablePath(),
    args: [...apart(packed.args), ...quiet],
  });
};
