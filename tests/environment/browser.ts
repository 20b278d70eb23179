import { existsSync } from 'node:fs';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

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

/** Who has more to end than the browser: left to itself, the library ends our process at a signal. */
export const signalsAreOurs = {
  handleSIGINT: false,
  handleSIGTERM: false,
  handleSIGHUP: false,
} as const satisfies LaunchOptions;

/** The system's Chromium if there is one, else the one that npm `@sparticuz/chromium` unpacks. */
export const launchBrowser = async (options: LaunchOptions = {}): Promise<Browser> => {
  const system = systemBrowsers.find((path) => existsSync(path));
  if (system !== undefined)
    return chromium.launch({ ...options, executablePath: system, args: quiet });
  const { default: packed } = await import('@sparticuz/chromium');
  return chromium.launch({
    ...options,
    executablePath: await packed.executablePath(),
    args: [...apart(packed.args), ...quiet],
  });
};
